package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.richtext.RichText;
import org.jiraextractor.richtext.Surroundings;

/** The rich texts of one issue in the notation that a format has them in. For one thread. */
public final class Prose {

    /** How a rich text stands in a file. */
    public enum Notation {
        /** As Jira's own CSV has it. What is wiki markup already (version 2 of the API) stays as it is. */
        WIKI,
        /** Only words. */
        TEXT,
        /** Clean, for a page. */
        HTML
    }

    private static final String TEXT_AREA = "com.atlassian.jira.plugin.system.customfieldtypes:textarea";

    private final Notation notation;
    private final Surroundings around;

    public Prose(Notation notation, ExtractedIssue issue, Site site) {
        this.notation = notation;
        this.around = new Beside(issue, site);
    }

    /** Whether a value of a field is one. @param kind of the field ({@link Fields#kind}) */
    public static boolean isRich(JsonNode value, String kind) {
        return RichText.isDocument(value) || value.isTextual() && kind.equals(TEXT_AREA);
    }

    /** @param value a document, wiki markup, or nothing, which is empty */
    public String of(JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        return switch (notation) {
            case WIKI -> RichText.isDocument(value) ? RichText.of(value).wikiMarkup(around) : value.isTextual() ? value.asText() : RawJson.write(value);
            case TEXT -> RichText.of(value).text(around);
            case HTML -> RichText.of(value).html(around);
        };
    }
}
