package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The lines of wiki markup: headings, lists, tables, rules, paragraphs. */
final class WikiBlocks {

    private final String[] lines;
    private final WikiInline inline;
    private final boolean inCell;
    private final List<Node> blocks = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int at;

    /** @param macros in the order in which they stand in the text */
    WikiBlocks(String text, Deque<Node> macros) {
        this(text, new WikiInline(macros), false);
    }

    private WikiBlocks(String text, WikiInline inline, boolean inCell) {
        this.lines = text.split("\n", -1);
        this.inline = inline;
        this.inCell = inCell;
    }

    List<Node> read() {
        while (at < lines.length) {
            String line = lines[at].strip();
            if (line.isEmpty()) {
                endParagraph();
                at++;
            } else if (!special(line)) {
                paragraph.append(paragraph.length() > 0 ? "\n" : "").append(line);
                at++;
            }
        }
        endParagraph();
        return blocks;
    }

    /** Whether something else than a paragraph begins in this line; it is read then. */
    private boolean special(String line) {
        boolean begins = isHeading(line) || line.startsWith("bq. ") || isRule(line) || WikiList.marks(line) > 0 || line.startsWith("|") && !inCell;
        if (!begins) {
            return false;
        }
        // first what stands before it: macros come in their order
        endParagraph();
        if (isHeading(line)) {
            heading(line.substring(1, 2), inline.read(line.substring(3).strip()));
        } else if (line.startsWith("bq. ")) {
            add(Node.of(Kind.QUOTE, Node.blocks(inline.read(line.substring(4)))));
        } else if (isRule(line)) {
            add(Node.of(Kind.RULE, List.of()));
        } else if (WikiList.marks(line) > 0) {
            blocks.addAll(new WikiList(inline).read(listLines()));
        } else {
            blocks.add(table());
        }
        return true;
    }

    /** A macro in a heading comes after it. */
    private void heading(String level, List<Node> nodes) {
        List<Node> words = nodes.stream().filter(node -> node.kind().inline()).toList();
        add(Node.of(Kind.HEADING, Map.of("level", level), words));
        nodes.stream().filter(node -> !node.kind().inline()).forEach(blocks::add);
    }

    private void add(Node block) {
        blocks.add(block);
        at++;
    }

    private static boolean isRule(String line) {
        return line.startsWith("----") && line.chars().allMatch(c -> c == '-');
    }

    private static boolean isHeading(String line) {
        return line.length() > 3 && line.charAt(0) == 'h' && line.charAt(1) >= '1' && line.charAt(1) <= '6' && line.charAt(2) == '.' && line.charAt(3) == ' ';
    }

    private void endParagraph() {
        if (paragraph.length() > 0) {
            blocks.addAll(Node.blocks(inline.read(paragraph.toString())));
            paragraph.setLength(0);
        }
    }

    /** A list goes on until an empty line or something else begins; lines without marks belong to the item above them. */
    private List<StringBuilder> listLines() {
        List<StringBuilder> items = new ArrayList<>();
        while (at < lines.length) {
            String line = lines[at].strip();
            boolean begins = WikiList.marks(line) > 0;
            if (line.isEmpty() || !begins && (isHeading(line) || line.startsWith("bq. ") || line.startsWith("|") || line.startsWith("----"))) {
                break;
            }
            if (begins) {
                items.add(new StringBuilder(line));
            } else {
                items.get(items.size() - 1).append('\n').append(line);
            }
            at++;
        }
        return items;
    }

    private static boolean ended(StringBuilder row) {
        int last = row.length() - 1;
        return row.charAt(last) == '|' && (last == 0 || row.charAt(last - 1) != '\\');
    }

    private Node table() {
        List<Node> rows = new ArrayList<>();
        while (at < lines.length && lines[at].strip().startsWith("|")) {
            StringBuilder row = new StringBuilder(lines[at++].strip());
            // a row goes on until a bar ends it
            while (!ended(row) && at < lines.length && !lines[at].isBlank() && !lines[at].strip().startsWith("|")) {
                row.append('\n').append(lines[at++].strip());
            }
            rows.add(Node.of(Kind.ROW, WikiCells.of(row.toString()).stream()
                    .map(cell -> Node.of(cell.header() ? Kind.HEADER : Kind.CELL, new WikiBlocks(cell.text(), inline, true).read())).toList()));
        }
        return Node.of(Kind.TABLE, rows);
    }
}
