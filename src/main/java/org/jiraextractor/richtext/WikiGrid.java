package org.jiraextractor.richtext;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/** A table as rows between bars. A cell that spans others is followed by empty ones, so that what stands in a column stays in it. */
final class WikiGrid {

    private static final int MOST_SPANNED = 100;

    private final Node table;
    /** By column: in how many rows more a cell from above stands. */
    private final Map<Integer, Integer> fromAbove = new HashMap<>();

    WikiGrid(Node table) {
        this.table = table;
    }

    String write(Function<Node, String> content) {
        boolean numbered = table.attribute("isNumberColumnEnabled").equals("true");
        StringJoiner rows = new StringJoiner("\n");
        int number = 1;
        for (Node row : table.children()) {
            List<Node> cells = row.kind() == Kind.ROW ? row.children() : List.of(row);
            boolean header = !cells.isEmpty() && cells.stream().allMatch(cell -> cell.kind() == Kind.HEADER);
            String lead = !numbered ? "" : header ? "|| " : "|" + number++;
            rows.add(lead + row(cells, content));
        }
        return rows.toString();
    }

    private String row(List<Node> cells, Function<Node, String> content) {
        StringBuilder line = new StringBuilder();
        String bar = "|";
        int column = 0;
        for (Node cell : cells) {
            column = spanned(line, column);
            bar = cell.kind() == Kind.HEADER ? "||" : "|";
            String text = content.apply(cell);
            line.append(bar).append(text.isEmpty() ? " " : text);
            int wide = cell.number("colspan", 2, MOST_SPANNED, 1);
            int high = cell.number("rowspan", 2, MOST_SPANNED, 1);
            for (int i = 0; i < wide; i++) {
                line.append(i == 0 ? "" : bar + " ");
                if (high > 1) {
                    fromAbove.put(column, high - 1);
                }
                column++;
            }
        }
        spanned(line, column);
        return line.append(bar).toString();
    }

    private int spanned(StringBuilder line, int from) {
        int column = from;
        for (Integer rows = fromAbove.get(column); rows != null; rows = fromAbove.get(column)) {
            line.append("| ");
            if (rows == 1) {
                fromAbove.remove(column);
            } else {
                fromAbove.put(column, rows - 1);
            }
            column++;
        }
        return column;
    }
}
