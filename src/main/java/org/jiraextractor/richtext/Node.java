package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A piece of a rich text, whichever notation it was written in. Nothing in it has been filtered yet: whoever writes it does.
 *
 * @param text       its own text; empty for most
 * @param attributes by name, only those that it has
 * @param marks      of text, outermost first
 */
record Node(Kind kind, String text, Map<String, String> attributes, List<Mark> marks, List<Node> children) {

    static Node text(String text, List<Mark> marks) {
        return new Node(Kind.TEXT, text, Map.of(), marks, List.of());
    }

    static Node text(String text) {
        return text(text, List.of());
    }

    static Node leaf(Kind kind, String text, Map<String, String> attributes) {
        return new Node(kind, text, attributes, List.of(), List.of());
    }

    static Node of(Kind kind, List<Node> children) {
        return new Node(kind, "", Map.of(), List.of(), children);
    }

    static Node of(Kind kind, Map<String, String> attributes, List<Node> children) {
        return new Node(kind, "", attributes, List.of(), children);
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** @return {@code otherwise} where it is no whole number between {@code least} and {@code most} */
    int number(String name, int least, int most, int otherwise) {
        try {
            double value = Double.parseDouble(attribute(name));
            return value >= least && value <= most ? (int) value : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    /** Runs of inline things become paragraphs; breaks at their ends go. */
    static List<Node> blocks(List<Node> mixed) {
        List<Node> blocks = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        for (Node node : mixed) {
            if (node.kind.inline()) {
                run.add(node);
            } else {
                addRun(run, blocks);
                blocks.add(node);
            }
        }
        addRun(run, blocks);
        return blocks;
    }

    private static void addRun(List<Node> run, List<Node> blocks) {
        int from = 0;
        int to = run.size();
        while (from < to && run.get(from).isBlank()) {
            from++;
        }
        while (to > from && run.get(to - 1).isBlank()) {
            to--;
        }
        if (from < to) {
            blocks.add(of(Kind.PARAGRAPH, List.copyOf(run.subList(from, to))));
        }
        run.clear();
    }

    private boolean isBlank() {
        return kind == Kind.BREAK || kind == Kind.TEXT && text.isBlank();
    }
}
