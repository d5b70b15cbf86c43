package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.List;

/** A row of a table, {@code ||head|cell|}, as cells; the bars of links, pictures and monospaced text are their own. */
final class WikiCells {

    private final String row;
    private final Ahead ahead;

    private WikiCells(String row) {
        this.row = row;
        this.ahead = new Ahead(row);
    }

    record Cell(boolean header, String text) {
    }

    static List<Cell> of(String row) {
        return new WikiCells(row).read();
    }

    private List<Cell> read() {
        List<Cell> cells = new ArrayList<>();
        int at = 0;
        while (at < row.length()) {
            boolean header = row.startsWith("||", at);
            int from = at + (header ? 2 : row.charAt(at) == '|' ? 1 : 0);
            at = end(from);
            if (at < row.length() || !row.substring(from).isBlank()) {
                cells.add(new Cell(header, row.substring(from, at)));
            }
        }
        return cells;
    }

    private int end(int from) {
        int at = from;
        while (at < row.length() && row.charAt(at) != '|') {
            at = switch (row.charAt(at)) {
                case '\\' -> Math.min(row.length(), at + 2);
                case '[' -> behind("]", at, 1);
                case '!' -> behind("!", at, 1);
                case '{' -> row.startsWith("{{", at) ? behind("}}", at, 2) : at + 1;
                default -> at + 1;
            };
        }
        return at;
    }

    /** Behind what closes here, unless what stands between them says that nothing was opened. */
    private int behind(String closing, int at, int width) {
        int close = width == 2 ? ahead.monospacedEnd(at + width) : ahead.nextInLine(closing, at + width);
        boolean none = close == Ahead.NOWHERE || close == at + width || Character.isWhitespace(row.charAt(at + width));
        if (none || closing.equals("!") && ahead.next(" ", at) < close || closing.equals("]") && ahead.next("[", at + 1) < close) {
            return at + 1;
        }
        return close + closing.length();
    }
}
