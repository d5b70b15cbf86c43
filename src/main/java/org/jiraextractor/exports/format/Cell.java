package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;

/** What stands in a cell, and what it is. */
public record Cell(String value, Kind kind) {

    /** A boolean is {@code true} or {@code false}, a moment {@code 2026-02-25T22:17:05.123+01:00}, a day {@code 2026-03-01}, unless {@link Moments} was asked for other words. */
    public enum Kind {
        TEXT, NUMBER, BOOLEAN, MOMENT, DAY
    }

    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    private static final String DANGEROUS = "=+-@\t\r";

    public static Cell text(String value) {
        return value == null || value.isEmpty() ? EMPTY : new Cell(value, Kind.TEXT);
    }

    public static Cell of(boolean value) {
        return new Cell(Boolean.toString(value), Kind.BOOLEAN);
    }

    public static Cell number(long value) {
        return new Cell(Long.toString(value), Kind.NUMBER);
    }

    /** A simple value of Jira's; anything else, and what is not there, is empty. */
    public static Cell of(JsonNode value) {
        return value.isNumber() ? new Cell(value.asText(), Kind.NUMBER) : value.isBoolean() ? of(value.asBoolean()) : value.isValueNode() && !value.isNull() ? text(value.asText()) : EMPTY;
    }

    /** As CSV has it: text that a spreadsheet would run gets an apostrophe before it; a number is written as it is, minus sign and all. */
    String shown() {
        if (kind == Kind.NUMBER || value.isEmpty()) {
            return value;
        }
        String text = value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
        return DANGEROUS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
