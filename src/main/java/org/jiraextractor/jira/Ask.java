package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A question to a site.
 *
 * @param path      below the base URL, with its query
 * @param body      null for GET, else JSON for POST
 * @param kind      the path without what varies: calls of a kind take about as long as each other
 * @param anonymous whether to ask without credentials
 */
record Ask(String path, JsonNode body, String kind, boolean anonymous) {

    static Ask get(String kind, String path) {
        return new Ask(path, null, kind, false);
    }

    static Ask post(String path, JsonNode body) {
        return new Ask(path, body, path, false);
    }

    Ask anonymously() {
        return new Ask(path, body, kind, true);
    }

    /** What a site limits together: on Cloud a method and an endpoint, on Data Center all there is. */
    String lane() {
        return lane(path, (body == null ? "GET " : "POST ") + kind);
    }

    static String lane(String path, String endpoint) {
        return path.startsWith("/rest/api/3/") ? endpoint : "site";
    }

    /** For messages: no query, which may hold what people search for. */
    String shownPath() {
        return path.replaceAll("\\?.*", "");
    }
}
