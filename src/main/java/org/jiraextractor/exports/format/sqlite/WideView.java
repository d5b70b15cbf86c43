package org.jiraextractor.exports.format.sqlite;

import org.jiraextractor.exports.format.Column;
import org.jiraextractor.exports.format.Fields;
import org.jiraextractor.exports.format.Survey;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code issues_wide}: the issues with a column more for each field that any of them has, under the name that people know it by. */
final class WideView {

    /** SQLite takes 2,000. */
    private static final int MAX_COLUMNS = 1_900;
    private static final Set<String> LISTS = Set.of("labels", "components", "versions", "fixVersions");

    private final Fields fields;
    private final Map<String, Boolean> several = new TreeMap<>();

    WideView(Survey survey, Fields fields) {
        this.fields = fields;
        LISTS.forEach(id -> several.put(id, true));
        for (Map.Entry<Column, Integer> column : survey.widths().entrySet()) {
            if (!column.getKey().field().isEmpty()) {
                several.put(column.getKey().field(), column.getValue() > 1);
            }
        }
    }

    String definition() {
        Set<String> taken = new HashSet<>(Schema.ISSUES.columns());
        StringBuilder view = new StringBuilder("CREATE VIEW issues_wide AS SELECT issues.*");
        several.entrySet().stream().limit(MAX_COLUMNS - taken.size()).forEach(field -> view.append(",\n  ").append(column(field.getKey(), field.getValue(), taken)));
        return view.append("\nFROM issues").toString();
    }

    private String column(String field, boolean several, Set<String> taken) {
        String value = several ? "(SELECT group_concat(value, ', ') FROM (SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = " + literal(field) + " ORDER BY position))"
                : "(SELECT value FROM issue_values WHERE issue_id = issues.id AND field_id = " + literal(field) + ")";
        return value + " AS " + Table.quoted(name(field, taken));
    }

    /** SQLite takes names that differ by case only for one. */
    private String name(String field, Set<String> taken) {
        String name = Value.text(fields.name(field));
        return taken.add(name.toLowerCase(Locale.ROOT)) || !taken.add((name + " (" + field + ")").toLowerCase(Locale.ROOT)) ? name : name + " (" + field + ")";
    }

    private static String literal(String text) {
        return "'" + Value.text(text).replace("'", "''") + "'";
    }
}
