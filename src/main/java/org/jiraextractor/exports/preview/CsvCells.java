package org.jiraextractor.exports.preview;

import java.util.ArrayList;
import java.util.List;

/** The cells of one record of CSV. Takes anything, as {@link Splitter#csv} does and in the same way: libraries tell no offsets in a stream, and a page has to begin at one. */
final class CsvCells {

    private static final String USUAL = ",;\t|";

    private CsvCells() {
    }

    static List<String> of(String record, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean begins = true;
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"' && quoted && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (begins || quoted)) {
                quoted = !quoted;
                begins = false;
            } else if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
                begins = true;
            } else {
                cell.append(c);
                begins = false;
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** The one of the usual separators that the header has most often outside of quotes; the comma where it has none. */
    static char separator(String header) {
        int[] counts = new int[USUAL.length()];
        boolean begins = true;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            int usual = USUAL.indexOf(c);
            if (c == '"' && (begins || quoted)) {
                quoted = !quoted;
            } else if (usual >= 0 && !quoted) {
                counts[usual]++;
            }
            begins = usual >= 0;
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return USUAL.charAt(best);
    }
}
