package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import org.jiraextractor.issues.RawJson;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Jira Data Center and Server, REST v2: searches go by offset over a list that does not stand still, a page is as long as an administrator
 * allows and not as was asked, histories come whole along with their issues and in no other way, worklogs in one answer.
 */
final class DataCenterDialect implements Dialect {

    private static final String API = "/rest/api/2";
    private static final int IDS_A_PAGE = 1_000;
    private static final int COMMENTS_A_PAGE = 1_000;
    /** A batch that fails this often is asked for in halves, which a short trouble of the site does not hurt either. */
    private static final int TRIES_OF_A_BATCH = 3;

    private final JiraClient client;
    private final Patience patience;
    private final BatchSize batch;

    DataCenterDialect(JiraClient client, Patience patience, BatchSize batch) {
        this.client = client;
        this.patience = patience;
        this.batch = batch;
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
        return JsonObjects.of(client.tree(Ask.get("projects", API + "/project"), patience)).stream()
                .map(project -> new Project(project.path("id").asText(), project.path("key").asText(), project.path("name").asText()))
                .sorted(java.util.Comparator.comparing(Project::key)).toList();
    }

    @Override
    public long projectCount() {
        return client.tree(Ask.get("projects", API + "/project"), patience).size();
    }

    @Override
    public List<ObjectNode> search(String jql, int most, List<String> fields) {
        return JsonObjects.of(page(query(jql, 0, most, fields)).path("issues"));
    }

    @Override
    public long approximateCount(String jql) {
        return page(query(jql, 0, 0, List.of("id"))).path("total").asLong();
    }

    @Override
    public int agreeing() {
        return 2;
    }

    /** The page is where the next one starts: by how many came, for fewer come than were asked for. */
    @Override
    public IdPage ids(String jql, boolean keys, String page) {
        long from = page == null ? 0 : Long.parseLong(page);
        JsonNode answer = page(query(jql, from, IDS_A_PAGE, List.of("id")));
        List<IdPage.Found> found = new ArrayList<>();
        answer.path("issues").forEach(issue -> found.add(new IdPage.Found(issue.path("id").asLong(), issue.path("key").asText(null))));
        long total = answer.path("total").asLong();
        long next = from + found.size();
        return new IdPage(found, found.isEmpty() || next >= total ? null : String.valueOf(next), total);
    }

    private JsonNode page(ObjectNode query) {
        return client.tree(new Ask(API + "/search", query, API + "/search", false), patience);
    }

    private static ObjectNode query(String jql, long startAt, int most, List<String> fields) {
        ObjectNode query = RawJson.object().put("jql", jql).put("startAt", startAt).put("maxResults", most);
        fields.forEach(query.putArray("fields")::add);
        return query;
    }

    @Override
    public int batchSize() {
        return batch.next();
    }

    @Override
    public boolean batchSizeKnown() {
        return batch.known();
    }

    /** Not validated, for one id that is gone would refuse all the others. */
    @Override
    public boolean issues(List<Long> ids, IssueSelection selection, Intake<ObjectNode> intake) throws IOException {
        String jql = "id in (" + ids.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
        ObjectNode query = query(jql, 0, ids.size(), selection.fields()).put("validateQuery", false);
        if (selection.changes()) {
            query.putArray("expand").add("changelog");
        }
        try {
            return client.read(new Ask(API + "/search", query, API + "/search of issues", false), patience.atMost(TRIES_OF_A_BATCH), json -> {
                intake.begin();
                int[] came = new int[1];
                long[] total = new long[1];
                JsonMembers.of(json, (member, value) -> {
                    switch (member) {
                        case "issues" -> JsonMembers.each(value, issue -> {
                            came[0]++;
                            intake.take(issue);
                        });
                        case "total" -> total[0] = value.getValueAsLong();
                        default -> value.skipChildren();
                    }
                });
                batch.came(came[0], json.currentLocation().getByteOffset());
                boolean cut = came[0] < Math.min(ids.size(), total[0]);
                if (cut) {
                    batch.capped(came[0]);
                }
                return cut;
            });
        } catch (JiraRefusal refusal) {
            batch.tooMany(ids.size());
            throw refusal;
        }
    }

    @Override
    public Optional<ObjectNode> issue(long id, IssueSelection selection) {
        return OneIssue.ask(client, API, id, selection, patience);
    }

    /** There is no such call: they came along, or {@link #histories(long, long)} has them. */
    @Override
    public String histories(List<Long> ids, String page, Intake<History> intake) {
        return null;
    }

    @Override
    public ListPage histories(long issue, long startAt) {
        JsonNode log = client.tree(Ask.get("changelog", API + "/issue/" + issue + "?fields=id&expand=changelog"), patience).path("changelog");
        return from(log, "histories", startAt);
    }

    @Override
    public ListPage comments(long issue, long startAt) {
        // a service desk says in a property which of them are internal, and only to whoever asks for properties
        return from(part(issue, "comment", "?maxResults=" + COMMENTS_A_PAGE + "&startAt=" + startAt + "&expand=properties"), "comments", startAt);
    }

    @Override
    public ListPage worklogs(long issue, long startAt) {
        return from(part(issue, "worklog"), "worklogs", startAt);
    }

    /** Whoever does not page gives all from the beginning, whatever was asked. */
    private static ListPage from(JsonNode list, String items, long startAt) {
        List<ObjectNode> all = JsonObjects.of(list.path(items));
        long skip = Math.max(0, startAt - list.path("startAt").asLong(0));
        return new ListPage(all.subList((int) Math.min(skip, all.size()), all.size()), list.path("total").asLong(all.size()));
    }

    @Override
    public JsonNode part(long issue, String resource) {
        return part(issue, resource, "");
    }

    private JsonNode part(long issue, String resource, String query) {
        return client.tree(Ask.get(resource, API + "/issue/" + issue + "/" + resource + query), patience);
    }

    /** As the metadata says, but at the address where the site was reached: its own idea of that may be another. */
    @Override
    public String contentPath(String attachment, String content) {
        String id = URLEncoder.encode(attachment, StandardCharsets.UTF_8);
        HttpUrl told = content == null ? null : HttpUrl.parse(content);
        int at = told == null ? -1 : told.encodedPath().indexOf("/secure/attachment/" + id + "/");
        return at < 0 ? "/secure/attachment/" + id + "/" + id : told.encodedPath().substring(at);
    }
}
