package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.exports.format.Site;
import org.jiraextractor.exports.format.TidyRows;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The tidy rows of what an issue has many of, for people: the key first and to be clicked on, headers as words. */
final class ThingRows {

    /** What a click may open; anything else stays text. */
    private static final Pattern WEB = Pattern.compile("(?i)https?://\\S+");
    private static final int ID = 0;
    private static final int KEY = 1;

    private final List<String> header;
    private final Site site;

    /** @param header one of {@link TidyRows}' */
    ThingRows(List<String> header, Site site) {
        this.header = header;
        this.site = site;
    }

    /** {@code issue_key} as {@code Issue key}. */
    List<String> header() {
        List<String> words = new ArrayList<>(header.stream().map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('_', ' ')).toList());
        words.set(ID, words.set(KEY, words.get(ID)));
        return words;
    }

    TidyRows.Rows into(Series sheets) {
        return row -> sheets.add(entries(row));
    }

    private List<Entry> entries(List<Cell> row) {
        List<Entry> entries = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            entries.add(new Entry(row.get(i), address(header.get(i), row.get(i).value())));
        }
        entries.set(ID, entries.set(KEY, entries.get(ID)));
        return entries;
    }

    private String address(String name, String value) {
        return switch (name) {
            case "issue_key", "other_key" -> value.isEmpty() ? null : site.issue(value);
            case "url" -> WEB.matcher(value).matches() ? value : null;
            // the workbook lies beside the attachments
            case "path" -> value.isEmpty() ? null : "../" + value;
            default -> null;
        };
    }
}
