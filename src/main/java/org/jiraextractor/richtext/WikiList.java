package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.List;

/** Lists of wiki markup: {@code *}, {@code #} and {@code -} before a space, one for each level. */
final class WikiList {

    private static final int DEEPEST = 10;

    private final WikiInline inline;

    WikiList(WikiInline inline) {
        this.inline = inline;
    }

    /** How many marks a line begins with; 0 where it belongs to no list. */
    static int marks(String line) {
        int end = 0;
        while (end < line.length() && "*#-".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        // three dashes and more are a dash or a rule
        boolean dashes = end > 2 && line.startsWith("---");
        return end < line.length() && line.charAt(end) == ' ' && !dashes ? end : 0;
    }

    private record Entry(String marks, List<Node> content) {
        boolean numberedAt(int level) {
            return marks.charAt(level) == '#';
        }
    }

    /** Lists that begin anew where the marks change at the outermost level. */
    List<Node> read(List<StringBuilder> lines) {
        List<Entry> entries = new ArrayList<>();
        for (StringBuilder line : lines) {
            int marks = marks(line.toString());
            entries.add(new Entry(line.substring(0, Math.min(DEEPEST, marks)), Node.blocks(inline.read(line.substring(marks + 1).strip()))));
        }
        return lists(entries, 0);
    }

    private static List<Node> lists(List<Entry> entries, int level) {
        List<Node> lists = new ArrayList<>();
        int from = 0;
        while (from < entries.size()) {
            boolean numbered = entries.get(from).numberedAt(level);
            int to = from + 1;
            while (to < entries.size() && entries.get(to).numberedAt(level) == numbered) {
                to++;
            }
            lists.add(Node.of(numbered ? Kind.NUMBERS : Kind.BULLETS, items(entries.subList(from, to), level)));
            from = to;
        }
        return lists;
    }

    private static List<Node> items(List<Entry> entries, int level) {
        List<Node> items = new ArrayList<>();
        int from = 0;
        while (from < entries.size()) {
            List<Node> content = new ArrayList<>();
            int to = from;
            if (entries.get(from).marks.length() == level + 1) {
                content.addAll(entries.get(from).content);
                to++;
            }
            int deeper = to;
            while (deeper < entries.size() && entries.get(deeper).marks.length() > level + 1) {
                deeper++;
            }
            content.addAll(lists(entries.subList(to, deeper), level + 1));
            items.add(Node.of(Kind.ITEM, content));
            from = deeper;
        }
        return items;
    }
}
