package org.jiraextractor.exports.format.reading;

/**
 * One thing that a field says.
 *
 * @param text   in words
 * @param target of an issue its key, of a link its address, of a moment what programs read; else empty
 */
public record Value(Kind kind, String text, String target) {

    public enum Kind {
        TEXT, LABEL, PERSON, MOMENT, ISSUE, LINK
    }

    static Value text(String text) {
        return new Value(Kind.TEXT, text, "");
    }
}
