package org.jiraextractor.exports.format.xlsx;

import java.util.List;

/** The columns of a sheet: their letters, and how wide they should be. */
final class Columns {

    static final int MAX = 16_384;

    /** Rows that are looked at to find it. */
    private static final int LOOKED_AT = 1_000;
    private static final int NARROWEST = 9;
    private static final int WIDEST = 60;
    private static final int MOMENT = 20;

    private final int[] longest;
    private int rows;

    Columns(List<String> header) {
        longest = header.stream().mapToInt(name -> Math.min(WIDEST, name.length() + 3)).toArray();
    }

    static String letters(int column) {
        StringBuilder letters = new StringBuilder(3);
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    void see(List<Entry> row) {
        if (rows++ < LOOKED_AT) {
            for (int i = 0; i < row.size(); i++) {
                longest[i] = Math.max(longest[i], length(row.get(i)));
            }
        }
    }

    String xml() {
        StringBuilder cols = new StringBuilder("<cols>");
        for (int i = 0; i < longest.length; i++) {
            int width = Math.max(NARROWEST, longest[i]);
            cols.append("<col min=\"").append(i + 1).append("\" max=\"").append(i + 1).append("\" width=\"").append(width).append("\" customWidth=\"1\"/>");
        }
        return cols.append("</cols>").toString();
    }

    private static int length(Entry entry) {
        return switch (entry.cell().kind()) {
            case MOMENT, DAY -> entry.cell().value().isEmpty() ? 0 : MOMENT;
            default -> {
                int end = entry.cell().value().indexOf('\n');
                yield Math.min(WIDEST, (end < 0 ? entry.cell().value().length() : end) + 2);
            }
        };
    }
}
