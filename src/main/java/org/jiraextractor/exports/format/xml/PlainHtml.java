package org.jiraextractor.exports.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.AdfWiki;

/** Wiki markup as it is, in HTML that shows its lines. */
record PlainHtml(AdfWiki wiki) implements Rendered {

    @Override
    public String html(JsonNode value) {
        String text = wiki.text(value);
        return text.isEmpty() ? "" : "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replaceAll("\\R", "<br/>\n") + "</p>";
    }
}
