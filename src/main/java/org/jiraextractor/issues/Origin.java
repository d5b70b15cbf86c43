package org.jiraextractor.issues;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;

/** Where a value is read from: knows how its texts were written. */
interface Origin {

    /** Nobody knows. */
    Origin UNKNOWN = at -> TextNode.valueOf(at.getText());

    /** The text that the parser stands on. */
    TextNode text(JsonParser at) throws IOException;

    /** Before a value is read. */
    default void begin() {
        // most have all of it anyway
    }

    /** Before each value inside of it, and it. @throws IOException where those are too many */
    default void node() throws IOException {
        // most are ours
    }

    /** After it. */
    default void end() {
        // most have all of it anyway
    }

    /** Of a text at hand. */
    static Origin of(String json) {
        boolean unusual = json.contains("\\u") || json.contains("\\/");
        return !unusual ? UNKNOWN : at -> {
            String text = at.getText();
            long from = at.currentTokenLocation().getCharOffset();
            long to = at.currentLocation().getCharOffset();
            boolean here = from >= 0 && to - from >= 2 && to <= json.length() && json.charAt((int) from) == '"' && json.charAt((int) to - 1) == '"';
            return here ? TextLiteral.of(text, json.substring((int) from + 1, (int) to - 1)) : TextNode.valueOf(text);
        };
    }
}
