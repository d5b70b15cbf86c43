package org.jiraextractor.exports.format.sqlite;

import org.jiraextractor.extraction.Include;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tables of the database, in the order they are made in. */
final class Schema {

    /** {@code JIEX}: by it, {@code file} and others may know whose database it is. */
    static final int APPLICATION_ID = 0x4A494558;
    /** Grows when a table changes. */
    static final int VERSION = 1;

    private static final Set<String> WHOLE_NUMBERS = Set.of("id", "issue_id", "change_id", "other_id", "time_spent_seconds", "bytes", "item", "internal");

    static final Table ABOUT = new Table("about", List.of(column("name", "TEXT PRIMARY KEY"), column("value", "TEXT")), " WITHOUT ROWID", List.of());

    static final Table FIELDS = new Table("fields", List.of(column("id", "TEXT PRIMARY KEY"), column("name", "TEXT"), column("custom", "INTEGER NOT NULL"),
            column("type", "TEXT"), column("items", "TEXT"), column("kind", "TEXT"), column("clause_names", "TEXT")), " WITHOUT ROWID", List.of());

    static final Table ISSUES = new Table("issues", IssueRecord.columns(), "",
            List.of("key", "project_key, status", "assignee_id", "updated", "created"));

    /** Every value of every field that {@code issues} has no column for, and of those that hold several. */
    static final Table VALUES = new Table("issue_values", List.of(column("issue_id", "INTEGER NOT NULL REFERENCES issues (id)"), column("field_id", "TEXT NOT NULL"),
            column("position", "INTEGER NOT NULL"), column("value", ""), column("value_id", "TEXT")), ",\n  PRIMARY KEY (issue_id, field_id, position)\n) WITHOUT ROWID",
            List.of("field_id"));

    private Schema() {
    }

    static Table.Column column(String name, String type) {
        return new Table.Column(name, type);
    }

    /** One of those with a row for each thing that an issue has many of. */
    static Table tidy(String name, List<String> header, String... indexes) {
        List<Table.Column> columns = new ArrayList<>();
        // a row number that stands in no column may be another one after VACUUM
        columns.add(column("row_id", "INTEGER PRIMARY KEY"));
        for (String each : header) {
            if (!each.equals("issue_key")) {
                columns.add(column(columnOf(each), each.equals("issue_id") ? "INTEGER NOT NULL REFERENCES issues (id)" : WHOLE_NUMBERS.contains(each) ? "INTEGER" : "TEXT"));
            }
        }
        return new Table(name, columns, "", List.of(indexes));
    }

    /** Not the words of SQL itself, which would need quotes. */
    private static String columnOf(String header) {
        return header.equals("from") || header.equals("to") ? header + "_id" : header;
    }

    /** @return what makes full-text search, once everything is there */
    static List<String> search(Include include) {
        List<String> statements = new ArrayList<>();
        searchOf("issues", "id", "key, summary, description, environment", statements);
        if (include.comments()) {
            searchOf("comments", "row_id", "body", statements);
        }
        return statements;
    }

    private static void searchOf(String table, String row, String columns, List<String> statements) {
        statements.add("CREATE VIRTUAL TABLE " + table + "_search USING fts5 (" + columns + ", content='" + table + "', content_rowid='" + row
                + "', tokenize=\"unicode61 remove_diacritics 2\")");
        statements.add("INSERT INTO " + table + "_search (" + table + "_search) VALUES ('rebuild')");
    }
}
