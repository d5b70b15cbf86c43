package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.List;

/** A table: lines and bars where each cell is a line of text, else HTML in one piece. */
final class MarkdownTable {

    private final Surroundings around;
    private final Telling telling;

    MarkdownTable(Surroundings around) {
        this.around = around;
        this.telling = new Telling(around);
    }

    String write(Node table) {
        if (!isPlain(table)) {
            // an empty line would end the HTML
            return Cleaning.clean(new HtmlWriter(around).write(Node.of(Kind.DOCUMENT, List.of(table)))).replace("\r", "").replace("\n", "&#10;");
        }
        int width = table.children().stream().mapToInt(row -> row.children().size()).max().orElse(1);
        boolean header = table.children().get(0).children().stream().allMatch(cell -> cell.kind() == Kind.HEADER);
        List<String> rows = new ArrayList<>();
        rows.add(header ? row(table.children().get(0), width) : "|" + "  |".repeat(width));
        rows.add("|" + " --- |".repeat(width));
        table.children().stream().skip(header ? 1 : 0).forEach(row -> rows.add(row(row, width)));
        return String.join("\n", rows);
    }

    private static boolean isPlain(Node table) {
        return !table.children().isEmpty() && !table.attribute("isNumberColumnEnabled").equals("true")
                && table.children().stream().allMatch(row -> row.kind() == Kind.ROW && !row.children().isEmpty() && row.children().stream().allMatch(MarkdownTable::isPlainCell));
    }

    private static boolean isPlainCell(Node cell) {
        return (cell.kind() == Kind.CELL || cell.kind() == Kind.HEADER) && cell.number("colspan", 2, Integer.MAX_VALUE, 1) == 1
                && cell.number("rowspan", 2, Integer.MAX_VALUE, 1) == 1 && cell.children().stream().allMatch(child -> child.kind() == Kind.PARAGRAPH);
    }

    private String row(Node row, int width) {
        StringBuilder line = new StringBuilder("|");
        for (Node cell : row.children()) {
            String text = String.join("<br>", cell.children().stream().map(paragraph -> new MarkdownLines(telling, true).all(paragraph.children())).toList());
            line.append(' ').append(text).append(" |");
        }
        return line.append("  |".repeat(width - row.children().size())).toString();
    }
}
