package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;

/**
 * Jira's own values, untouched: {@code issues.json} without the histories, {@code changes.json} with nothing else, {@code fields.json} with
 * what the fields are called. Each an array, an element a line. Every other format can be made from these and the manifest.
 */
final class JsonFormat implements Format {

    private static final String TYPE = "application/json";

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
        try (JsonLines fields = JsonLines.array(spool.open("json/fields.json", TYPE))) {
            for (JsonNode field : Fields.byId(whole.fields())) {
                fields.add(field);
            }
        }
        return new Lines(JsonLines.array(spool.open("json/issues.json", TYPE)), whole.include().changes() ? JsonLines.array(spool.open("json/changes.json", TYPE)) : null);
    }

    /** @param changes null when switched off */
    record Lines(JsonLines issues, JsonLines changes) implements Writing {

        @Override
        public void take(ExtractedIssue issue) throws IOException {
            issues.add(IssueJson.light(issue));
            if (changes != null) {
                changes.add(IssueJson.changes(issue));
            }
        }

        @Override
        public void close() throws IOException {
            Closing.all(issues, changes);
        }
    }
}
