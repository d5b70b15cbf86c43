package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Jobs as the API lists, shows and changes them; what makes them move is {@link JobVerbsIT}'s. */
class JobsIT {

    private static Api admin;
    private static DemoSite site;
    private static final List<String> made = new ArrayList<>();

    @BeforeAll
    static void start() {
        admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
        for (int i = 1; i <= 5; i++) {
            made.add(0, site.exported(site.request("json").put("jql", "key = ALPHA-" + i).put("name", "Jobs 100%_" + i + "!")));
        }
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void a_job_has_every_field_of_the_contract() {
        JsonNode job = site.job(made.get(0));
        assertThat(job.properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("job_id", "number", "kind", "name", "status", "requested", "paused_reason", "complete", "phase",
                "owner", "connection_id", "schedule_id", "directory_id", "source_job_id", "sharing", "request", "result", "progress", "wait", "created_at", "started_at", "finished_at", "retention_days",
                "expires_at", "error", "artifact");
        assertThat(job.path("progress").properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("issues_total", "issues_done", "comments_done", "worklogs_done", "changes_done",
                "attachments_total", "attachments_done", "missing_count", "bytes", "requests", "retries", "waits_ms", "eta_seconds");
        assertThat(job.path("kind").asText()).isEqualTo("export");
        assertThat(job.path("phase").asText()).isEqualTo("finished");
        assertThat(job.path("complete").asBoolean()).isTrue();
        assertThat(job.path("connection_id").asText()).isEqualTo(site.connection());
        assertThat(job.path("owner").path("display_name").asText()).isNotEmpty();
        assertThat(job.path("progress").path("issues_done").asInt()).isEqualTo(1);
        assertThat(Instant.parse(job.path("created_at").asText())).isBefore(Instant.parse(job.path("finished_at").asText()));
        assertThat(job.path("created_at").asText()).endsWith("Z");
        for (String none : List.of("requested", "paused_reason", "wait", "error", "expires_at", "result", "schedule_id", "directory_id", "source_job_id")) {
            assertThat(job.get(none).isNull()).as(none).isTrue();
        }
        assertThat(job.path("artifact").path("uri").asText()).startsWith("local:jobs/" + made.get(0) + "/");
    }

    @Test
    void the_list_is_newest_first_and_goes_on_at_its_cursor() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/jobs?limit=2&connection_id=" + site.connection() + "&q=" + encoded("jobs 100%_") + cursor).json();
            assertThat(page.path("items").size()).isBetween(1, 2);
            page.path("items").forEach(job -> seen.add(job.path("job_id").asText()));
            assertThat(page.has("next_cursor")).isTrue();
            cursor = page.path("next_cursor").isNull() ? null : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void every_filter_takes_what_it_says_and_nothing_else() {
        JsonNode third = site.job(made.get(2));
        String owner = third.path("owner").path("id").asText();
        String from = third.path("created_at").asText();
        assertThat(ids("q=" + encoded("100%_3!"))).containsExactly(made.get(2));
        assertThat(ids("q=" + encoded("JOBS 100"))).isEqualTo(made);
        assertThat(ids("q=100__3")).isEmpty();
        assertThat(ids("status=done&q=jobs")).isEqualTo(made);
        assertThat(ids("status=failed&q=jobs")).isEmpty();
        assertThat(ids("kind=export&q=jobs")).isEqualTo(made);
        assertThat(ids("kind=verify")).isEmpty();
        assertThat(ids("owner=" + owner + "&q=jobs")).isEqualTo(made);
        assertThat(ids("owner=00000000-0000-4000-8000-000000000000")).isEmpty();
        assertThat(ids("directory_id=00000000-0000-4000-8000-000000000000")).isEmpty();
        assertThat(ids("q=jobs&from=" + from)).containsExactlyElementsOf(made.subList(0, 3));
        assertThat(ids("q=jobs&to=" + from)).containsExactlyElementsOf(made.subList(3, 5));
        assertThat(ids("q=jobs&from=" + from + "&to=" + from)).isEmpty();
        assertThat(admin.get("/api/jobs?connection_id=00000000-0000-4000-8000-000000000000").json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=x", "cursor=MQp4", "cursor=MQoA", "status=finished", "kind=%00", "kind=Export", "connection_id=x", "connection_id=1-1-1-1-1",
        "directory_id=x", "owner=x", "q=%00", "from=yesterday", "to=2026-13-01T00:00:00Z", "from=%2B1000000000-12-31T23:59:59Z", "to=-999999999-01-01T00:00:00Z"})
    void a_query_that_means_nothing_is_400_and_names_the_parameter(String query) {
        Api.Answer answer = admin.get("/api/jobs?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_field");
        assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void every_wrong_parameter_is_named_at_once() {
        assertThat(admin.get("/api/jobs?status=x&owner=x&from=x").json().path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("status", "owner", "from");
    }

    @Test
    void a_patch_changes_what_it_names_and_nothing_else() {
        String path = "/api/jobs/" + site.exported(site.request("json").put("jql", "key = ALPHA-1").put("name", "before"));
        JsonNode before = admin.get(path).json();
        Api.Answer answer = admin.patch(path, Map.of("name", "after – été"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(((ObjectNode) before.deepCopy()).put("name", "after – été"));
        assertThat(admin.patch(path, Map.of("sharing", "read")).json().path("sharing").asText()).isEqualTo("read");
        assertThat(admin.patch(path, Map.of()).json().path("name").asText()).isEqualTo("after – été");
        assertThat(admin.send("PATCH", path, "{\"directory_id\": null}", "application/merge-patch+json").status()).isEqualTo(200);
        assertThat(admin.get(path).json().path("sharing").asText()).isEqualTo("read");
    }

    @Test
    void a_patch_that_means_nothing_is_400_and_changes_nothing() {
        String path = "/api/jobs/" + made.get(4);
        JsonNode before = admin.get(path).json();
        for (String body : List.of("{\"name\": null}", "{\"name\": \"\"}", "{\"name\": \" \"}", "{\"name\": 7}", "{\"name\": \"a\\u0000b\"}", "{\"name\": \"" + "x".repeat(101) + "\"}", "{\"sharing\": null}",
                "{\"sharing\": \"all\"}", "{\"status\": \"done\"}", "{\"directory_id\": \"00000000-0000-4000-8000-000000000000\"}", "[]", "", "{", "{\"name\": \"x\", \"owner\": 1}")) {
            Api.Answer answer = admin.send("PATCH", path, body, "application/json");
            assertThat(answer.status()).as(body + " " + answer).isEqualTo(400);
        }
        assertThat(admin.send("PATCH", path, "{\"name\": null, \"colour\": 1, \"sharing\": 2}", "application/json").json().path("errors").findValuesAsText("field")).contains("colour", "sharing");
        assertThat(admin.get(path).json()).isEqualTo(before);
    }

    @Test
    void events_are_listed_by_number_level_and_cursor() {
        String path = "/api/jobs/" + made.get(0) + "/events";
        List<JsonNode> all = site.events(made.get(0));
        assertThat(all).extracting(event -> event.path("seq").asInt()).isEqualTo(java.util.stream.IntStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(all.get(0).properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrder("seq", "at", "type", "level", "message", "data");
        assertThat(all).allMatch(event -> !event.path("message").asText().isBlank());
        assertThat(admin.get(path + "?after=3&limit=2").json().path("items").findValuesAsText("seq")).containsExactly("4", "5");
        assertThat(admin.get(path + "?after=" + all.size()).json().path("items")).isEmpty();
        assertThat(admin.get(path + "?level=error").json().path("items")).isEmpty();
        assertThat(admin.get(path + "?level=info").json().path("items")).hasSize(all.size());
        for (String wrong : List.of("after=x", "after=-1", "level=fatal", "limit=0", "cursor=x", "after=9999999999999999999")) {
            assertThat(admin.get(path + "?" + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(admin.with("Accept-Language", "fr").get(path).json().path("items").get(0).path("message").asText()).isNotEqualTo(all.get(0).path("message").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", "00000000-0000-4000-8000-000000000000", "1-1-1-1-1", "%2e%2e", "7"})
    void an_unknown_or_malformed_id_is_404_for_every_call(String id) {
        String path = "/api/jobs/" + id;
        List<Api.Answer> answers = new ArrayList<>(List.of(admin.get(path), admin.patch(path, Map.of("name", "x")), admin.delete(path), admin.get(path + "/events"), admin.get(path + "/stream"),
                admin.get(path + "/files"), admin.get(path + "/download")));
        List.of("cancel", "pause", "resume", "retry", "rerun").forEach(verb -> answers.add(admin.post(path + "/" + verb)));
        for (Api.Answer answer : answers) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.json().path("code").asText()).isEqualTo("not_found");
        }
        assertThat(admin.post("/api/jobs/" + made.get(0) + "/explode").status()).isEqualTo(404);
    }

    @Test
    void nobody_gets_anything_without_a_credential() {
        Api nobody = RunningApp.shared().anonymous();
        String path = "/api/jobs/" + made.get(0);
        for (Api.Answer answer : List.of(nobody.get("/api/jobs"), nobody.get(path), nobody.patch(path, Map.of("name", "x")), nobody.delete(path), nobody.get(path + "/events"),
                nobody.get(path + "/stream"), nobody.post(path + "/cancel"), nobody.post(path + "/rerun"), nobody.withToken("x").get(path))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            assertThat(answer.json().path("code").asText()).isEqualTo("unauthenticated");
        }
    }

    private static List<String> ids(String query) {
        Api.Answer answer = admin.get("/api/jobs?connection_id=" + site.connection() + "&" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json().path("items").forEach(job -> ids.add(job.path("job_id").asText()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
