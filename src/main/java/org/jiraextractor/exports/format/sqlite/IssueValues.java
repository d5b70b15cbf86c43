package org.jiraextractor.exports.format.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.exports.format.Fields;
import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.exports.format.TidyRows;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of {@code issue_values}: one for each value of each field that has no column of its own. */
final class IssueValues {

    private final Fields fields;

    IssueValues(Fields fields) {
        this.fields = fields;
    }

    void write(ExtractedIssue issue, Prose prose, TidyRows.Rows rows) throws IOException {
        FieldValue values = new FieldValue(fields, Moments.ISO_8601, prose);
        Map<String, JsonNode> sorted = new TreeMap<>();
        issue.fields().properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.keySet().removeAll(IssueRecord.COVERED);
        for (Map.Entry<String, JsonNode> field : sorted.entrySet()) {
            int position = 0;
            for (JsonNode value : field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
                if (!value.isNull()) {
                    rows.take(List.of(Cell.number(issue.id()), Cell.text(field.getKey()), Cell.number(position++), values.cell(field.getKey(), value), id(value)));
                }
            }
        }
    }

    private static Cell id(JsonNode value) {
        boolean person = value.has("displayName") || value.has("accountId");
        return person ? Cell.text(FieldValue.userId(value)) : Cell.text(value.path("id").asText(""));
    }
}
