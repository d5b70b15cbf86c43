package org.jiraextractor.exports.format.xml;

import com.fasterxml.jackson.databind.JsonNode;

/** Rich text as HTML. */
@FunctionalInterface
interface Rendered {

    /** @param value a document, wiki markup, or nothing, which is empty */
    String html(JsonNode value);
}
