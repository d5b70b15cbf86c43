package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code POST /api/export} refuses, and how it says so. */
class ExportRefusalsIT {

    private static Api admin;
    private static DemoSite site;

    @BeforeAll
    static void start() {
        admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @AfterEach
    void calm() {
        site.jira().moods().calm();
    }

    @Test
    void an_accepted_request_says_which_job_and_keeps_all_defaults() {
        Api.Answer answer = admin.post("/api/export", site.request("json").put("jql", "project = ALPHA"));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().properties().stream().map(java.util.Map.Entry::getKey)).containsExactly("job_id", "number", "status");
        assertThat(answer.json().path("status").asText()).isEqualTo("queued");
        String id = answer.json().path("job_id").asText();
        assertThat(answer.header("Location")).endsWith("/api/jobs/" + id);
        assertThat(site.job(id).path("name").asText()).matches("[a-z0-9._-]+").contains("alpha");
        assertThat(site.job(id).path("request").path("options").toString()).isEqualTo("{\"csv\":{\"separator\":\",\",\"bom\":false,\"dates\":\"iso\"},\"ndjson\":{\"gzip\":false},\"language\":\"en\"}");
        assertThat(site.job(id).path("request").path("packaging").asText()).isEqualTo("zip");
        assertThat(site.ended(id).path("status").asText()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"project = NOWHERE", "project = ", "nosuchfield = 1", "order by created", "(", "project = ALPHA AND"})
    void a_query_that_jira_refuses_is_told_in_jiras_words(String jql) {
        Api.Answer answer = admin.post("/api/export", site.request("json").put("jql", jql));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_jql");
        String detail = answer.json().path("detail").asText();
        assertThat(detail).containsAnyOf("NOWHERE", "Error in the JQL Query", "nosuchfield", "Unbounded JQL");
    }

    @Test
    void a_jira_that_does_not_answer_is_no_reason_to_refuse() {
        site.jira().moods().failNext("search/jql", 1, Mood.UNAVAILABLE);
        String job = site.queued(site.request("json").put("jql", "project = ALPHA"));
        assertThat(site.ended(job).path("status").asText()).isEqualTo("done");
    }

    @Test
    void an_unknown_or_invisible_connection_is_a_wrong_value() {
        for (String id : List.of(UUID.randomUUID().toString(), "x", "1-1-1-1-1", "")) {
            Api.Answer answer = admin.post("/api/export", site.request("json").put("connection_id", id));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).isEqualTo("invalid_field");
            assertThat(wrong(answer)).containsExactly("connection_id");
        }
    }

    @Test
    void all_that_is_wrong_or_unknown_is_named_at_once() {
        Api.Answer answer = admin.send("POST", "/api/export", """
                {"connection_id": 7, "jql": " ", "formats": ["json", "pdf", 3], "name": "", "include": {"comments": "yes", "likes": true}, "fields": [], "packaging": "rar",
                 "mode": "half", "archive": 1, "sharing": "all", "options": {"csv": {"separator": "x", "bom": "no", "dates": "us"}, "yaml": {}}, "limits": {"max_issues": 0, "max_attachment_bytes": -1},
                 "directory_id": "here", "shape": "round"}""", "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(wrong(answer)).contains("connection_id", "jql", "name", "include.comments", "include.likes", "fields", "packaging", "mode", "archive", "sharing", "options.csv.separator",
                "options.csv.bom", "options.csv.dates", "options.yaml", "limits.max_issues", "limits.max_attachment_bytes", "directory_id", "shape");
        assertThat(wrong(answer)).anyMatch(field -> field.startsWith("formats"));
    }

    @Test
    void an_empty_object_misses_what_is_required() {
        assertThat(wrong(admin.send("POST", "/api/export", "{}", "application/json"))).containsExactlyInAnyOrder("connection_id", "jql", "formats");
    }

    @Test
    void formats_are_known_and_each_named_once() {
        for (String formats : List.of("[]", "[\"pdf\"]", "[\"json\",\"json\"]", "\"json\"", "[null]", "[\"JSON\"]", "null", "{}")) {
            Api.Answer answer = admin.send("POST", "/api/export", "{\"connection_id\":\"" + site.connection() + "\",\"jql\":\"project = ALPHA\",\"formats\":" + formats + "}", "application/json");
            assertThat(answer.status()).as(formats + answer).isEqualTo(400);
            assertThat(wrong(answer)).as(formats).anyMatch(field -> field.startsWith("formats"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"jql\": 1, \"jql\": 2}", "{} {}", "{\"jql\": NaN}", "\u0000", "{'jql': 1}"})
    void what_is_no_json_object_is_400(String body) {
        Api.Answer answer = admin.send("POST", "/api/export", body, "application/json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_body");
    }

    @Test
    void json_that_is_nested_without_end_is_400() {
        assertThat(admin.send("POST", "/api/export", "{\"jql\":".repeat(50_000), "application/json").status()).isEqualTo(400);
        assertThat(admin.send("POST", "/api/export", "{\"limits\":{\"max_issues\":" + "9".repeat(5_000) + "}}", "application/json").status()).isEqualTo(400);
    }

    @Test
    void another_media_type_is_415_and_too_much_is_413() {
        assertThat(admin.send("POST", "/api/export", "jql=x", "application/x-www-form-urlencoded").status()).isEqualTo(415);
        assertThat(admin.send("POST", "/api/export", "{}", "text/plain").json().path("code").asText()).isEqualTo("unsupported_type");
        Api.Answer large = admin.post("/api/export", site.request("json").put("jql", "x".repeat(1_100_000)));
        assertThat(large.status()).as(large.toString()).isEqualTo(413);
        assertThat(large.json().path("code").asText()).isEqualTo("too_large");
    }

    @Test
    void texts_that_cannot_be_kept_are_wrong_values() {
        for (String text : List.of("nul \u0000 byte", "half \ud83d pair")) {
            for (String field : List.of("name", "jql")) {
                // written by hand: a lone surrogate has no UTF-8
                String body = site.request("json").put(field, "HERE").toString().replace("HERE", text.replace("\u0000", "\\u0000").replace("\ud83d", "\\ud83d"));
                Api.Answer answer = admin.send("POST", "/api/export", body, "application/json");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
                assertThat(wrong(answer)).contains(field);
            }
        }
    }

    @Test
    void odd_names_are_kept_and_made_safe_for_the_file() {
        for (String name : List.of("../../etc/passwd", "été <script>", "a\"b\r\nSet-Cookie: x", "CON", "…", "x".repeat(100))) {
            String job = site.exported(site.request("json").put("jql", "key = ALPHA-1").put("name", name));
            assertThat(site.job(job).path("name").asText()).isEqualTo(name);
            Api.Answer download = admin.get("/api/jobs/" + job + "/download");
            assertThat(download.status()).isEqualTo(200);
            assertThat(download.header("Content-Disposition")).doesNotContain("/").doesNotContain("<");
            assertThat(site.job(job).path("artifact").path("uri").asText()).startsWith("local:jobs/" + job + "/").endsWith(".zip").doesNotContain("..");
        }
    }

    @Test
    void the_same_key_and_body_are_the_same_job_another_body_is_a_conflict() {
        Api once = admin.with("Idempotency-Key", UUID.randomUUID().toString());
        ObjectNode body = site.request("json").put("jql", "key = ALPHA-1");
        Api.Answer first = once.post("/api/export", body);
        Api.Answer again = once.post("/api/export", body);
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        Api.Answer other = once.post("/api/export", body.deepCopy().put("jql", "key = ALPHA-2"));
        assertThat(other.status()).as(other.toString()).isEqualTo(409);
        assertThat(other.json().path("code").asText()).isEqualTo("idempotency_conflict");
        site.ended(first.json().path("job_id").asText());
        assertThat(once.post("/api/export", body).json()).isEqualTo(first.json());
        assertThat(admin.with("Idempotency-Key", "k".repeat(256)).post("/api/export", body).status()).isEqualTo(400);
    }

    @Test
    void an_estimate_counts_and_shows_a_few() {
        ObjectNode question = Api.JSON.createObjectNode().put("connection_id", site.connection()).put("jql", DemoSite.EVERYTHING);
        Api.Answer answer = admin.post("/api/export/estimate", question);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().properties().stream().map(java.util.Map.Entry::getKey)).containsExactlyInAnyOrder("issues", "approximate", "requests", "seconds", "bytes", "sample");
        assertThat(answer.json().path("issues").asInt()).isEqualTo(120);
        assertThat(answer.json().path("sample")).isNotEmpty().allMatch(issue -> issue.path("key").asText().matches("[A-Z]+-[0-9]+"));
        assertThat(admin.post("/api/export/estimate", question.deepCopy().put("jql", "project = NOWHERE")).json().path("code").asText()).isEqualTo("invalid_jql");
        site.jira().moods().loginPages(true);
        Api.Answer lost = admin.post("/api/export/estimate", question);
        assertThat(lost.status()).as(lost.toString()).isEqualTo(502);
        assertThat(lost.json().path("code").asText()).isEqualTo("login_page");
    }

    @Test
    void nobody_exports_without_a_credential_and_only_by_post() {
        assertThat(RunningApp.shared().anonymous().post("/api/export", site.request("json")).status()).isEqualTo(401);
        assertThat(admin.get("/api/export").status()).isEqualTo(405);
    }

    private static List<String> wrong(Api.Answer answer) {
        List<String> fields = new ArrayList<>();
        answer.json().path("errors").forEach(error -> fields.add(error.path("field").asText()));
        return fields;
    }
}
