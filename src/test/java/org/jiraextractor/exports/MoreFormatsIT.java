package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** More formats of an export that is done, from what it kept, without Jira. */
class MoreFormatsIT {

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

    @Test
    void a_format_that_is_made_later_is_the_one_that_is_made_at_once_and_jira_is_not_asked() throws IOException {
        String both = site.exported(site.request("json", "csv"));
        String export = site.exported(site.request("json"));
        JsonNode before = site.job(export);
        JsonNode manifest = site.manifest(export);
        long calls = site.jira().calls().total();
        // what was noted of the issues while they were taken saves time and is not needed
        try (Stream<Path> raw = Files.walk(RunningApp.shared().dataDir().resolve("objects/jobs/" + export + "/raw"))) {
            List<Path> notes = raw.filter(file -> file.toString().endsWith(".notes.gz")).toList();
            assertThat(notes).hasSize(1);
            Files.delete(notes.get(0));
        }

        JsonNode converted = converted(export, Map.of("formats", List.of("csv")));
        assertThat(converted.path("status").asText()).as(converted.toString()).isEqualTo("done");
        assertThat(converted.path("kind").asText()).isEqualTo("convert");
        assertThat(converted.path("source_job_id").asText()).isEqualTo(export);
        assertThat(converted.path("complete").asBoolean()).isTrue();
        assertThat(site.jira().calls().total()).isEqualTo(calls);
        String more = converted.path("job_id").asText();
        for (String file : List.of("csv/issues.csv", "csv/comments.csv", "csv/changes.csv", "csv/attachments.csv")) {
            assertThat(site.file(more, file).text()).as(file).isEqualTo(site.file(both, file).text());
        }
        assertThat(site.file(more, "json/issues.json").status()).isEqualTo(404);
        assertThat(site.manifest(more).path("counts")).isEqualTo(manifest.path("counts"));
        assertThat(site.manifest(more).path("job_id").asText()).isEqualTo(more);
        assertThat(site.job(export)).isEqualTo(before);
        assertThat(site.manifest(export)).isEqualTo(manifest);

        // also of one that was itself made so
        JsonNode third = converted(more, Map.of("formats", List.of("json")));
        assertThat(third.path("source_job_id").asText()).isEqualTo(export);
        assertThat(site.contentSha256(third.path("job_id").asText())).isEqualTo(manifest.path("content_sha256").asText());
    }

    @Test
    void options_are_those_of_the_export_unless_others_are_given() {
        ObjectNode request = site.request("json").put("jql", "key = ALPHA-1");
        request.putObject("options").putObject("csv").put("separator", ";");
        String export = site.exported(request);
        String same = converted(export, Map.of("formats", List.of("csv"))).path("job_id").asText();
        String other = converted(export, Map.of("formats", List.of("csv"), "options", Map.of("csv", Map.of("separator", "|")))).path("job_id").asText();
        assertThat(site.file(same, "csv/issues.csv").text().lines().findFirst().orElseThrow()).contains(";").doesNotContain("|");
        assertThat(site.file(other, "csv/issues.csv").text().lines().findFirst().orElseThrow()).contains("|").doesNotContain(";");
    }

    @Test
    void without_what_jira_answered_there_is_nothing_to_make_them_of() throws IOException {
        String export = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        try (Stream<Path> raw = Files.walk(RunningApp.shared().dataDir().resolve("objects/jobs/" + export + "/raw"))) {
            for (Path each : (Iterable<Path>) raw.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(each);
            }
        }
        Api.Answer refused = admin.post("/api/jobs/" + export + "/formats", Map.of("formats", List.of("csv")));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("wrong_state");
        assertThat(refused.json().path("detail").asText()).contains("expired");
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        String export = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        for (String body : List.of("{}", "{\"formats\":[]}", "{\"formats\":[\"pdf\"]}", "{\"formats\":[\"csv\",\"csv\"]}", "{\"formats\":[\"csv\"],\"jql\":\"x\"}", "{\"formats\":[\"csv\"],\"options\":{\"csv\":{\"separator\":\"x\"}}}")) {
            assertThat(admin.send("POST", "/api/jobs/" + export + "/formats", body, "application/json").status()).as(body).isEqualTo(400);
        }
        assertThat(admin.post("/api/jobs/" + UUID.randomUUID() + "/formats", Map.of("formats", List.of("csv"))).status()).isEqualTo(404);
    }

    @Test
    void an_export_is_not_deleted_while_formats_are_made_of_it() throws InterruptedException {
        String export = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        CountDownLatch go = new CountDownLatch(1);
        // two that take both places of this node: one is held, and the other waits behind it
        site.jira().moods().beforeNext("issue/bulkfetch", () -> hold(go));
        String first = site.queued(site.request("json").put("jql", "key = ALPHA-1"));
        String second = site.queued(site.request("json").put("jql", "key = ALPHA-2"));
        try {
            for (String job : List.of(first, second)) {
                Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> site.job(job).path("status").asText().equals("running"));
            }
            String convert = admin.post("/api/jobs/" + export + "/formats", Map.of("formats", List.of("csv"))).json().path("job_id").asText();
            assertThat(site.job(convert).path("status").asText()).isEqualTo("queued");
            Api.Answer refused = admin.delete("/api/jobs/" + export);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.json().path("code").asText()).isEqualTo("in_use");
            admin.post("/api/jobs/" + convert + "/cancel");
            assertThat(admin.delete("/api/jobs/" + export).status()).isEqualTo(204);
            // its own rows are there still; what it would work on is not
            admin.post("/api/jobs/" + convert + "/retry");
            go.countDown();
            JsonNode end = site.ended(convert);
            assertThat(end.path("status").asText()).isEqualTo("failed");
            assertThat(end.path("error").path("code").asText()).isEqualTo("wrong_state");
        } finally {
            go.countDown();
        }
        site.ended(first);
        site.ended(second);
    }

    private static void hold(CountDownLatch go) {
        try {
            go.await(240, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode converted(String export, Map<String, Object> body) {
        Api.Answer answer = admin.post("/api/jobs/" + export + "/formats", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return site.ended(answer.json().path("job_id").asText());
    }
}
