package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One issue by its id, which every edition gives in the same way. */
final class OneIssue {

    private OneIssue() {
    }

    static Optional<ObjectNode> ask(JiraClient client, String api, long id, IssueSelection selection, Patience patience) {
        String fields = URLEncoder.encode(String.join(",", selection.fields()), StandardCharsets.UTF_8);
        String expand = selection.changes() ? "&expand=changelog" : "";
        try {
            JsonNode issue = client.tree(Ask.get("issue", api + "/issue/" + id + "?fields=" + fields + expand), patience);
            return issue instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JiraRefusal refusal) {
            if (refusal.status() == 404) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
