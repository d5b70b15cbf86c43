package org.jiraextractor.richtext;

/**
 * What a run of text looks like.
 *
 * @param value the target of a link, the colour of a colour; else empty
 */
record Mark(Type type, String value) {

    /** Outermost first, as they are written. */
    enum Type {
        LINK, COLOR, BACKGROUND, NOTE, STRONG, EM, STRIKE, UNDERLINE, SUB, SUP, CITE, CODE
    }

    static Mark of(Type type) {
        return new Mark(type, "");
    }
}
