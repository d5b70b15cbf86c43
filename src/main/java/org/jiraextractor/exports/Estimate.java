package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.jira.JiraSite;

import java.util.List;

/**
 * What an export would be like.
 *
 * @param approximate Jira counts about; the census counts exactly
 * @param requests    calls to Jira, attachments and long lists apart
 * @param seconds     at a cautious pace
 * @param bytes       of raw answers, from the size of the sample
 */
public record Estimate(long issues, boolean approximate, long requests, long seconds, long bytes, List<Row> sample) {

    private static final int SAMPLE = 5;
    /** What an issue with its lists weighs above the few fields of the sample, and how long a call takes while eight are under way. */
    private static final long BYTES_PER_ISSUE = 12_000;
    private static final double SECONDS_PER_CALL = 0.15;

    public record Row(String key, String summary, String status, String updated) {
        static Row of(ObjectNode issue) {
            JsonNode fields = issue.path("fields");
            return new Row(issue.path("key").asText(null), fields.path("summary").asText(null), fields.path("status").path("name").asText(null),
                    fields.path("updated").asText(null));
        }
    }

    static Estimate of(JiraSite site, String jql, ExportRequest.Include include) {
        long issues = site.approximateCount(jql);
        // Jira may give fewer than it is asked for, though there are more
        List<ObjectNode> sample = site.sample(jql, 2 * SAMPLE).stream().limit(SAMPLE).toList();
        long requests = 3 + parts(issues, 5_000) + parts(issues, 100) + (include.changes() ? parts(issues, 1_000) : 0);
        long bytes = issues * BYTES_PER_ISSUE + sample.stream().mapToLong(issue -> RawJson.write(issue).length()).sum();
        return new Estimate(issues, true, requests, Math.max(1, Math.round(requests * SECONDS_PER_CALL)), bytes, sample.stream().map(Row::of).toList());
    }

    private static long parts(long things, long size) {
        return (things + size - 1) / size;
    }
}
