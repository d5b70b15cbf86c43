package org.jiraextractor.jira;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Jira Cloud, REST v3: searches go by token, issues and histories come in bulk. */
final class CloudDialect implements Dialect {

    private static final String API = "/rest/api/3";
    private static final int IDS_A_PAGE = 5_000;
    private static final int HISTORIES_A_PAGE = 10_000;

    private final JiraClient client;
    private final Patience patience;

    CloudDialect(JiraClient client, Patience patience) {
        this.client = client;
        this.patience = patience;
    }

    @Override
    public ArrayNode fields() {
        if (client.tree(Ask.get("fields", API + "/field"), patience) instanceof ArrayNode fields) {
            return fields;
        }
        throw new JiraRefusal.Unreadable(API + "/field");
    }

    @Override
    public List<Project> projects() {
        List<Project> projects = new ArrayList<>();
        long total;
        do {
            JsonNode page = client.tree(Ask.get("projects", API + "/project/search?orderBy=key&maxResults=100&startAt=" + projects.size()), patience);
            page.path("values").forEach(project -> projects.add(
                    new Project(project.path("id").asText(), project.path("key").asText(), project.path("name").asText())));
            total = page.path("values").isEmpty() ? 0 : page.path("total").asLong();
        } while (projects.size() < total);
        return projects;
    }

    @Override
    public long projectCount() {
        return client.tree(Ask.get("projects", API + "/project/search?maxResults=1"), patience).path("total").asLong();
    }

    @Override
    public List<ObjectNode> search(String jql, int most, List<String> fields) {
        return JsonObjects.of(client.tree(Ask.post(API + "/search/jql", query(jql, most, fields)), patience).path("issues"));
    }

    @Override
    public long approximateCount(String jql) {
        return client.tree(Ask.post(API + "/search/approximate-count", RawJson.object().put("jql", jql)), patience).path("count").asLong();
    }

    @Override
    public IdPage ids(String jql, boolean keys, String page) {
        ObjectNode query = query(jql, IDS_A_PAGE, List.of(keys ? "key" : "id"));
        if (page != null) {
            query.put("nextPageToken", page);
        }
        JsonNode answer = client.tree(Ask.post(API + "/search/jql", query), patience);
        List<IdPage.Found> found = new ArrayList<>();
        answer.path("issues").forEach(issue -> found.add(new IdPage.Found(issue.path("id").asLong(), issue.path("key").asText(null))));
        boolean last = answer.path("isLast").asBoolean(false) || !answer.path("nextPageToken").isTextual();
        return new IdPage(found, last ? null : answer.path("nextPageToken").asText(), -1);
    }

    private static ObjectNode query(String jql, int most, List<String> fields) {
        ObjectNode query = RawJson.object().put("jql", jql).put("maxResults", most);
        fields.forEach(query.putArray("fields")::add);
        return query;
    }

    /** A list that hangs on a token stands still. */
    @Override
    public int agreeing() {
        return 1;
    }

    @Override
    public int batchSize() {
        return 100;
    }

    @Override
    public boolean batchSizeKnown() {
        return true;
    }

    @Override
    public boolean issues(List<Long> ids, IssueSelection selection, Intake<ObjectNode> intake) throws IOException {
        ObjectNode body = RawJson.object();
        ids.forEach(id -> body.withArray("issueIdsOrKeys").add(String.valueOf(id)));
        selection.fields().forEach(body.putArray("fields")::add);
        if (selection.changes()) {
            body.putArray("expand").add("changelog");
        }
        return client.read(Ask.post(API + "/issue/bulkfetch", body), patience, json -> {
            intake.begin();
            JsonMembers.of(json, (member, value) -> {
                if (member.equals("issues")) {
                    JsonMembers.each(value, intake::take);
                } else {
                    value.skipChildren();
                }
            });
            return false;
        });
    }

    @Override
    public Optional<ObjectNode> issue(long id, IssueSelection selection) {
        return OneIssue.ask(client, API, id, selection, patience);
    }

    @Override
    public String histories(List<Long> ids, String page, Intake<History> intake) throws IOException {
        ObjectNode body = RawJson.object().put("maxResults", HISTORIES_A_PAGE);
        ids.forEach(id -> body.withArray("issueIdsOrKeys").add(String.valueOf(id)));
        if (page != null) {
            body.put("nextPageToken", page);
        }
        return client.read(Ask.post(API + "/changelog/bulkfetch", body), patience, json -> {
            intake.begin();
            String[] next = new String[1];
            JsonMembers.of(json, (member, value) -> {
                switch (member) {
                    case "issueChangeLogs" -> JsonMembers.eachArray(value, of -> ofOneIssue(of, intake));
                    case "nextPageToken" -> next[0] = value.currentToken() == JsonToken.VALUE_NULL ? null : value.getText();
                    default -> value.skipChildren();
                }
            });
            return next[0];
        });
    }

    /** Its histories may stand before its id: then they wait in memory, a page of them at most. */
    private static void ofOneIssue(JsonParser json, Intake<History> intake) throws IOException {
        long[] issue = {-1};
        List<ObjectNode> early = new ArrayList<>();
        JsonMembers.of(json, (member, value) -> {
            switch (member) {
                case "issueId" -> issue[0] = Long.parseLong(value.getText());
                case "changeHistories" -> JsonMembers.each(value, history -> {
                    if (issue[0] < 0) {
                        early.add(history);
                    } else {
                        intake.take(new History(issue[0], history));
                    }
                });
                default -> value.skipChildren();
            }
        });
        for (ObjectNode history : early) {
            intake.take(new History(issue[0], history));
        }
    }

    @Override
    public ListPage histories(long issue, long startAt) {
        return page("changelog", "values", issue, "?maxResults=100&startAt=" + startAt);
    }

    @Override
    public ListPage comments(long issue, long startAt) {
        return page("comment", "comments", issue, "?maxResults=100&orderBy=created&startAt=" + startAt);
    }

    @Override
    public ListPage worklogs(long issue, long startAt) {
        return page("worklog", "worklogs", issue, "?maxResults=5000&startAt=" + startAt);
    }

    private ListPage page(String resource, String member, long issue, String query) {
        JsonNode page = client.tree(Ask.get(resource, API + "/issue/" + issue + "/" + resource + query), patience);
        return new ListPage(JsonObjects.of(page.path(member)), page.path("total").asLong());
    }

    @Override
    public JsonNode part(long issue, String resource) {
        return client.tree(Ask.get(resource, API + "/issue/" + issue + "/" + resource), patience);
    }

    @Override
    public String contentPath(String attachment, String content) {
        return API + "/attachment/content/" + URLEncoder.encode(attachment, StandardCharsets.UTF_8);
    }
}
