package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * What an export would be like.
 *
 * @param approximate whether Jira counted about; the census counts exactly
 * @param requests    calls to Jira
 * @param seconds     at a cautious pace
 * @param bytes       of answers and attachments
 * @param sample      the query's first issues in its own order
 */
public record Estimate(long issues, boolean approximate, long requests, long seconds, long bytes, List<Row> sample) {

    public record Row(String key, String summary, String status, String updated) {
        static Row of(ObjectNode issue) {
            JsonNode fields = issue.path("fields");
            return new Row(issue.path("key").asText(null), fields.path("summary").asText(null), fields.path("status").path("name").asText(null),
                    fields.path("updated").asText(null));
        }
    }
}
