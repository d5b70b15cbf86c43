package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An issue that came with a batch: where it lies in the spool, and how much of each list Jira sent along, of how much.
 *
 * @param offset of its line
 * @param length of its line in bytes
 * @param mute   whether it is a service desk's and some comment that came does not say whether customers may read it
 */
record Drafted(long id, String key, long offset, int length, Embedded comments, Embedded worklogs, Embedded changes, boolean mute) {

    /** A list that came with its issue. */
    record Embedded(long total, long came) {

        /** @param list {@code {total, maxResults, <items>: […]}}; whatever is no such object is an empty list */
        static Embedded of(JsonNode list, String items) {
            long came = list.path(items).size();
            return new Embedded(Math.max(came, list.path("total").asLong(0)), came);
        }

        boolean cut() {
            return came < total;
        }
    }

    static Drafted of(ObjectNode issue, long offset, int length) {
        JsonNode fields = issue.path("fields");
        return new Drafted(issue.path("id").asLong(), issue.path("key").asText(), offset, length, Embedded.of(fields.path("comment"), "comments"),
                Embedded.of(fields.path("worklog"), "worklogs"), Embedded.of(issue.path("changelog"), "histories"), mute(fields));
    }

    private static boolean mute(JsonNode fields) {
        if (!fields.path("project").path("projectTypeKey").asText().equals("service_desk")) {
            return false;
        }
        for (JsonNode comment : fields.path("comment").path("comments")) {
            if (!comment.has("jsdPublic")) {
                return true;
            }
        }
        return false;
    }
}
