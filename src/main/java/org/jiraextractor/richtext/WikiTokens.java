package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs of text, things and marks in their order; a mark is one if it has a partner in its line, and its own text otherwise. */
final class WikiTokens {

    /** @param node null for a delimiter, and for a change of colour */
    private record Token(Node node, Mark.Type type, String text) {
    }

    private final List<Token> tokens = new ArrayList<>();
    private final List<Integer> partners = new ArrayList<>();
    private final Map<Mark.Type, Integer> open = new EnumMap<>(Mark.Type.class);
    private final StringBuilder run = new StringBuilder();

    void text(char c) {
        run.append(c);
    }

    void text(String text) {
        run.append(text);
    }

    void add(Node node) {
        endRun();
        put(new Token(node, null, ""));
    }

    void lineEnd() {
        add(Node.leaf(Kind.BREAK, "", Map.of()));
        open.clear();
    }

    /** From here on; empty for none. */
    void color(String color) {
        endRun();
        put(new Token(null, Mark.Type.COLOR, color));
    }

    void delimiter(Mark.Type type, String text, boolean opens, boolean closes) {
        endRun();
        int here = tokens.size();
        put(new Token(null, type, text));
        Integer partner = open.get(type);
        if (closes && partner != null) {
            partners.set(partner, here);
            partners.set(here, partner);
            open.values().removeIf(other -> other >= partner);
        } else if (opens && partner == null) {
            open.put(type, here);
        }
    }

    private void put(Token token) {
        tokens.add(token);
        partners.add(-1);
    }

    private void endRun() {
        if (run.length() > 0) {
            put(new Token(Node.text(run.toString()), null, ""));
            run.setLength(0);
        }
    }

    List<Node> nodes() {
        endRun();
        Map<Mark.Type, Mark> marks = new EnumMap<>(Mark.Type.class);
        List<Node> nodes = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isPlain = token.node == null ? token.type != Mark.Type.COLOR && partners.get(i) < 0 : token.node.kind() == Kind.TEXT && token.node.marks().isEmpty();
            if (isPlain) {
                plain.append(token.node == null ? token.text : token.node.text());
                continue;
            }
            endPlain(plain, nodes, marks);
            if (token.node != null) {
                nodes.add(marked(token.node, marks));
            } else if (token.type == Mark.Type.COLOR) {
                color(token.text, marks);
            } else if (partners.get(i) > i) {
                marks.put(token.type, Mark.of(token.type));
            } else {
                marks.remove(token.type);
            }
        }
        endPlain(plain, nodes, marks);
        return nodes;
    }

    private static void endPlain(StringBuilder plain, List<Node> nodes, Map<Mark.Type, Mark> marks) {
        if (plain.length() > 0) {
            nodes.add(marked(Node.text(plain.toString()), marks));
            plain.setLength(0);
        }
    }

    private static void color(String color, Map<Mark.Type, Mark> marks) {
        marks.remove(Mark.Type.COLOR);
        if (!color.isEmpty()) {
            marks.put(Mark.Type.COLOR, new Mark(Mark.Type.COLOR, color));
        }
    }

    private static Node marked(Node node, Map<Mark.Type, Mark> marks) {
        if (node.kind() != Kind.TEXT || marks.isEmpty()) {
            return node;
        }
        List<Mark> all = new ArrayList<>(marks.values());
        node.marks().stream().filter(mark -> !marks.containsKey(mark.type())).forEach(all::add);
        all.sort(Comparator.comparing(Mark::type));
        return Node.text(node.text(), List.copyOf(all));
    }
}
