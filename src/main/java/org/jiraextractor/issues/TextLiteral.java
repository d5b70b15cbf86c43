package org.jiraextractor.issues;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.TextNode;

/** A JSON text that {@link RawJson} writes as it was read, where that is not as others would write it: {@code \/}, letters by their numbers, half a surrogate pair. */
final class TextLiteral extends TextNode {

    private static final long serialVersionUID = 1;

    private final String literal;

    private TextLiteral(String text, String literal) {
        super(text);
        this.literal = literal;
    }

    /** @param literal what stands between the quotes */
    static TextNode of(String text, String literal) {
        boolean usual = literal.indexOf('\\') < 0 || literal.contentEquals(new String(JsonStringEncoder.getInstance().quoteAsString(text)));
        return usual ? TextNode.valueOf(text) : new TextLiteral(text, literal);
    }

    String literal() {
        return literal;
    }
}
