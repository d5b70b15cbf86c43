package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What stands in a cell. Text that a spreadsheet would run gets an apostrophe before it; a number is written as it is, minus sign and all.
 *
 * @param number whether {@code value} is one
 */
record Cell(String value, boolean number) {

    static final Cell EMPTY = new Cell("", false);

    private static final String DANGEROUS = "=+-@\t\r";

    static Cell text(String value) {
        return value == null || value.isEmpty() ? EMPTY : new Cell(value, false);
    }

    static Cell number(long value) {
        return new Cell(Long.toString(value), true);
    }

    /** A simple value of Jira's; anything else, and what is not there, is empty. */
    static Cell of(JsonNode value) {
        return value.isNumber() ? new Cell(value.asText(), true) : value.isValueNode() && !value.isNull() ? text(value.asText()) : EMPTY;
    }

    String shown() {
        if (number || value.isEmpty()) {
            return value;
        }
        String text = value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
        return DANGEROUS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
