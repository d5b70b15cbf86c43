package org.jiraextractor.exports.format.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table: its columns with what SQL says of them, and what it is looked up by. */
final class Table {

    /** @param type as in {@code CREATE TABLE}, with constraints */
    record Column(String name, String type) {
    }

    private final String name;
    private final List<Column> columns;
    private final String rest;
    private final List<String> indexes;

    /** @param rest of the definition: keys of several columns, options; mostly empty */
    Table(String name, List<Column> columns, String rest, List<String> indexes) {
        this.name = name;
        this.columns = columns;
        this.rest = rest;
        this.indexes = indexes;
    }

    String name() {
        return name;
    }

    List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> definitions() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + name + " (\n  " + columns.stream().map(column -> (quoted(column.name()) + " " + column.type()).strip()).collect(Collectors.joining(",\n  "))
                + (rest.startsWith(",") ? rest : "\n)" + rest));
        for (String index : indexes) {
            statements.add("CREATE INDEX " + name + "_by_" + index.replaceAll("\\W+", "_") + " ON " + name + " (" + index + ")");
        }
        return statements;
    }

    String insert() {
        return "INSERT INTO " + name + " VALUES (" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
