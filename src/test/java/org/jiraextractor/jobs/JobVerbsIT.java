package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What moves a job from state to state, and what each state refuses. */
class JobVerbsIT {

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
    void a_job_that_is_done_can_only_be_run_again_or_deleted() {
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        refused(job, "cancel", "has ended already");
        refused(job, "pause", "cannot be paused");
        refused(job, "resume", "is not paused");
        refused(job, "retry", "neither failed nor was cancelled");
        assertThat(site.job(job).path("status").asText()).isEqualTo("done");
    }

    @Test
    void a_running_job_refuses_what_is_for_others_and_stops_within_seconds_when_cancelled() {
        CountDownLatch go = held("issue/bulkfetch");
        String job = site.queued(site.request("json"));
        try {
            reached("issue/bulkfetch");
            site.await(job, "running");
            refused(job, "resume", "is not paused");
            refused(job, "retry", "neither failed nor was cancelled");
            refused(job, "rerun", "has not ended yet");
            Api.Answer deleted = admin.delete("/api/jobs/" + job);
            assertThat(deleted.status()).isEqualTo(409);
            assertThat(deleted.json().path("detail").asText()).contains("has not ended yet");
            Api.Answer connection = admin.delete("/api/connections/" + site.connection());
            assertThat(connection.status()).isEqualTo(409);
            assertThat(connection.json().path("code").asText()).isEqualTo("in_use");

            Api.Answer cancel = admin.post("/api/jobs/" + job + "/cancel");
            assertThat(cancel.status()).isEqualTo(202);
            assertThat(cancel.json().path("requested").asText()).isEqualTo("cancel");
            // Jira still has not answered
            Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> site.job(job).path("status").asText().equals("cancelled"));
        } finally {
            go.countDown();
        }
        JsonNode ended = site.job(job);
        assertThat(ended.get("requested").isNull()).isTrue();
        assertThat(ended.get("artifact").isNull()).isTrue();
        assertThat(ended.path("finished_at").asText()).endsWith("Z");
        refused(job, "cancel", "has ended already");
        refused(job, "pause", "cannot be paused");
        refused(job, "resume", "is not paused");
        assertThat(admin.get("/api/jobs/" + job + "/files").status()).isEqualTo(409);
    }

    @Test
    void a_cancelled_job_goes_on_where_it_stopped_when_retried() {
        String undisturbed = site.exported(site.request("json", "csv"));
        CountDownLatch go = held("attachment/content");
        String job = site.queued(site.request("json", "csv"));
        reached("attachment/content");
        admin.post("/api/jobs/" + job + "/cancel");
        site.await(job, "cancelled");
        go.countDown();
        assertThat(admin.post("/api/jobs/" + job + "/retry").status()).isEqualTo(202);
        assertThat(site.await(job, "done").path("complete").asBoolean()).isTrue();
        assertThat(site.contentSha256(job)).isEqualTo(site.contentSha256(undisturbed));
    }

    @Test
    void a_job_that_was_paused_and_resumed_ends_as_if_nothing_had_been() {
        String undisturbed = site.exported(site.request("json"));
        CountDownLatch go = held("attachment/content");
        String job = site.queued(site.request("json"));
        reached("attachment/content");
        Api.Answer pause = admin.post("/api/jobs/" + job + "/pause");
        assertThat(pause.status()).isEqualTo(202);
        assertThat(pause.json().path("requested").asText()).isEqualTo("pause");
        JsonNode paused = site.await(job, "paused");
        go.countDown();
        assertThat(paused.path("paused_reason").asText()).isEqualTo("user");
        assertThat(paused.get("requested").isNull()).isTrue();
        refused(job, "pause", "cannot be paused");
        refused(job, "retry", "neither failed nor was cancelled");
        refused(job, "rerun", "has not ended yet");
        assertThat(admin.delete("/api/jobs/" + job).status()).isEqualTo(409);
        Api.Answer resume = admin.post("/api/jobs/" + job + "/resume");
        assertThat(resume.status()).isEqualTo(202);
        assertThat(resume.json().path("status").asText()).isEqualTo("queued");
        assertThat(resume.json().get("paused_reason").isNull()).isTrue();
        assertThat(site.await(job, "done").path("complete").asBoolean()).isTrue();
        assertThat(site.contentSha256(job)).isEqualTo(site.contentSha256(undisturbed));
    }

    @Test
    void a_paused_job_can_be_cancelled_at_once() {
        CountDownLatch go = held("issue/bulkfetch");
        String job = site.queued(site.request("json"));
        reached("issue/bulkfetch");
        admin.post("/api/jobs/" + job + "/pause");
        site.await(job, "paused");
        go.countDown();
        Api.Answer cancel = admin.post("/api/jobs/" + job + "/cancel");
        assertThat(cancel.status()).isEqualTo(202);
        assertThat(cancel.json().path("status").asText()).isEqualTo("cancelled");
        assertThat(cancel.json().get("paused_reason").isNull()).as("a cancelled job is not paused: " + cancel.json()).isTrue();
    }

    @Test
    void a_token_that_was_revoked_fails_the_job_and_a_retry_with_a_good_one_ends_it() {
        String undisturbed = site.exported(site.request("json"));
        site.jira().moods().beforeNext("issue/bulkfetch", () -> site.jira().moods().revokeToken(true));
        String job = site.queued(site.request("json"));
        JsonNode failed = site.await(job, "failed", "done");
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("error").path("code").asText()).isEqualTo("bad_credentials");
        assertThat(failed.path("error").path("message").asText()).contains("does not accept");
        assertThat(failed.path("error").path("hint").asText()).contains("token");
        refused(job, "cancel", "has ended already");
        refused(job, "pause", "cannot be paused");
        refused(job, "resume", "is not paused");
        site.jira().moods().calm();
        Api.Answer retry = admin.post("/api/jobs/" + job + "/retry");
        assertThat(retry.status()).isEqualTo(202);
        assertThat(retry.json().get("error").isNull()).isTrue();
        assertThat(site.await(job, "done", "failed").path("status").asText()).isEqualTo("done");
        assertThat(site.contentSha256(job)).isEqualTo(site.contentSha256(undisturbed));
    }

    @Test
    void a_token_that_is_dead_from_the_start_is_told_too() {
        site.jira().moods().revokeToken(true);
        Api.Answer answer = admin.post("/api/export", site.request("json"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        JsonNode failed = site.ended(answer.json().path("job_id").asText());
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("error").path("code").asText()).isEqualTo("bad_credentials");
    }

    @Test
    void a_log_in_page_in_place_of_answers_has_its_own_word() {
        site.jira().moods().beforeNext("issue/bulkfetch", () -> site.jira().moods().loginPages(true));
        JsonNode failed = site.ended(site.queued(site.request("json")));
        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.path("error").path("code").asText()).isEqualTo("login_page");
        assertThat(failed.path("error").path("hint").asText()).isNotEmpty();
    }

    @Test
    void one_bad_answer_among_many_goes_unnoticed() {
        String undisturbed = site.exported(site.request("json"));
        site.jira().moods().failNext("issue/bulkfetch", 1, Mood.UNAVAILABLE);
        site.jira().moods().failNext("changelog/bulkfetch", 1, Mood.CUT_BODY);
        site.jira().moods().failNext("attachment/content", 1, Mood.CLOSED);
        String job = site.exported(site.request("json"));
        assertThat(site.contentSha256(job)).isEqualTo(site.contentSha256(undisturbed));
        assertThat(site.job(job).path("progress").path("retries").asInt()).isPositive();
    }

    @Test
    void run_again_makes_a_new_job_of_the_same_request() {
        String first = site.exported(site.request("json", "csv").put("jql", "project = ALPHA").put("name", "again"));
        Api.Answer answer = admin.post("/api/jobs/" + first + "/rerun");
        assertThat(answer.status()).isEqualTo(202);
        String second = answer.json().path("job_id").asText();
        assertThat(second).isNotEqualTo(first);
        assertThat(answer.header("Location")).endsWith("/api/jobs/" + second);
        assertThat(answer.json().path("request")).isEqualTo(site.job(first).path("request"));
        assertThat(answer.json().path("number").asInt()).isGreaterThan(site.job(first).path("number").asInt());
        assertThat(site.ended(second).path("status").asText()).isEqualTo("done");
        assertThat(site.contentSha256(second)).isEqualTo(site.contentSha256(first));
    }

    @Test
    void a_deleted_job_takes_its_files_its_raw_answers_and_its_row_with_it() throws IOException {
        String job = site.exported(site.request("json").put("packaging", "directory"));
        assertThat(below(job)).isPositive();
        Api.Answer answer = admin.delete("/api/jobs/" + job);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        for (String path : Set.of("", "/events", "/stream", "/files", "/download", "/files/manifest.json")) {
            assertThat(admin.get("/api/jobs/" + job + path).status()).as(path).isEqualTo(404);
        }
        assertThat(admin.delete("/api/jobs/" + job).status()).isEqualTo(404);
        assertThat(below(job)).isZero();
    }

    private static long below(String job) throws IOException {
        try (Stream<Path> all = Files.walk(RunningApp.shared().dataDir().resolve("objects"))) {
            return all.filter(path -> path.toString().contains(job)).count();
        }
    }

    private static void refused(String job, String verb, String sentence) {
        Api.Answer answer = admin.post("/api/jobs/" + job + "/" + verb);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.json().path("code").asText()).isEqualTo("wrong_state");
        assertThat(answer.json().path("detail").asText()).contains(sentence);
    }

    private static volatile CountDownLatch arrived;

    /** Jira does not answer the next call of that endpoint until the latch is counted down. */
    private static CountDownLatch held(String endpoint) {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch here = new CountDownLatch(1);
        arrived = here;
        site.jira().moods().beforeNext(endpoint, () -> {
            here.countDown();
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return go;
    }

    private static void reached(String endpoint) {
        Awaitility.await(endpoint).atMost(Duration.ofSeconds(120)).until(() -> arrived.getCount() == 0);
    }
}
