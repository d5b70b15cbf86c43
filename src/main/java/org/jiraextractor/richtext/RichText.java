package org.jiraextractor.richtext;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.util.List;
import java.util.Map;

/** A rich text, read and ready to be written. Immutable; any number of threads may write it. */
public final class RichText {

    private static final RichText EMPTY = new RichText(Node.of(Kind.DOCUMENT, List.of()));

    private final Node document;

    private RichText(Node document) {
        this.document = document;
    }

    /** Of a rich text field: a document (version 3 of the API), wiki markup (version 2), nothing, or anything else, which shows as the JSON it is. */
    public static RichText of(JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return EMPTY;
        }
        if (isDocument(value)) {
            return new RichText(AdfReader.read(value));
        }
        return value.isTextual() ? wiki(value.asText())
                : new RichText(Node.of(Kind.DOCUMENT, List.of(Node.leaf(Kind.CODE, RawJson.write(value), Map.of("language", "json")))));
    }

    public static RichText wiki(String markup) {
        return new RichText(WikiReader.read(markup));
    }

    public static boolean isDocument(JsonNode value) {
        return value.isObject() && value.path("type").asText().equals("doc") && value.path("content").isArray();
    }

    public boolean isEmpty() {
        return document.children().isEmpty();
    }

    /** Clean HTML: flow content for a page, no script, no style, no address that is not one. Its classes are those of the export's style sheet. */
    public String html(Surroundings around) {
        return isEmpty() ? "" : Cleaning.clean(new HtmlWriter(around).write(document));
    }

    /** CommonMark with the tables, task lists, strike-through and alerts of the usual forges; no line end at its end. */
    public String markdown(Surroundings around) {
        return new MarkdownWriter(around).write(document);
    }

    /** Jira's own wiki markup, as its CSV export has it; no line end at its end. */
    public String wikiMarkup(Surroundings around) {
        return new WikiWriter(around).write(document);
    }

    /** Only words: what is searched, and what a cell shows. */
    public String text(Surroundings around) {
        return new TextWriter(around).write(document);
    }
}
