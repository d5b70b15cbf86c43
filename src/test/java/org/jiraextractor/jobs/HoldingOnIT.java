package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.InTheWay;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A job whose store is out of order pauses and goes on; a node whose lease is over changes nothing. */
class HoldingOnIT {

    private static final Duration LONGEST = Duration.ofSeconds(150);

    private static RunningApp app;
    private static Api admin;
    private static DemoSite site;
    private static People people;
    private InTheWay file;

    @BeforeAll
    static void start() {
        app = RunningApp.shared();
        admin = app.admin();
        people = new People(app);
        site = DemoSite.of(admin, DemoOptions.defaults());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @AfterEach
    void mend() throws IOException {
        site.jira().moods().calm();
        if (file != null) {
            file.close();
        }
    }

    @Test
    void a_store_that_cannot_be_written_pauses_the_job_which_goes_on_by_itself() throws IOException {
        breakStore();
        String job = site.queued(site.request("json"));
        JsonNode paused = site.await(job, "paused", "failed", "done");
        assertThat(paused.path("status").asText()).as(paused.toString()).isEqualTo("paused");
        assertThat(paused.path("paused_reason").asText()).isEqualTo("breaker");
        assertThat(paused.path("error").path("code").asText()).isEqualTo("storage_unavailable");
        assertThat(paused.path("error").path("message").asText()).isNotBlank();
        assertThat(paused.path("wait").path("reason").asText()).isEqualTo("storage");
        assertThat(Instant.parse(paused.path("wait").path("until").asText())).isAfter(Instant.parse(paused.path("started_at").asText()));
        assertThat(paused.path("finished_at").isNull()).isTrue();
        assertThat(admin.with("Accept-Language", "en").get("/jobs/" + job).text()).contains("Paused, goes on by itself", "The storage cannot be written: the next try is", "id=\"verb-resume\"");

        mend();
        people.update("update jobs set resume_at = now() where id = ?", UUID.fromString(job));
        JsonNode done = site.ended(job);
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("complete").asBoolean()).isTrue();
        assertThat(done.path("error").isNull()).isTrue();
        assertThat(done.path("wait").isNull()).isTrue();
        assertThat(done.path("paused_reason").isNull()).isTrue();
        assertThat(site.events(job)).extracting(event -> event.path("message").asText()).contains("Going on by itself.");
    }

    @Test
    void it_goes_on_at_once_when_somebody_resumes_it_and_can_be_cancelled_instead() throws IOException {
        breakStore();
        String resumed = site.queued(site.request("json").put("jql", "key = ALPHA-1"));
        String cancelled = site.queued(site.request("json").put("jql", "key = ALPHA-2"));
        site.await(resumed, "paused");
        site.await(cancelled, "paused");
        mend();
        assertThat(admin.post("/api/jobs/" + resumed + "/resume").json().path("error").isNull()).isTrue();
        assertThat(site.ended(resumed).path("status").asText()).isEqualTo("done");
        JsonNode end = admin.post("/api/jobs/" + cancelled + "/cancel").json();
        assertThat(end.path("status").asText()).isEqualTo("cancelled");
        assertThat(end.path("error").isNull()).isTrue();
        assertThat(end.path("wait").isNull()).isTrue();
        // nobody takes it up again
        assertThat(people.value("select resume_at from jobs where id = ?", UUID.fromString(cancelled))).isNull();
    }

    @Test
    void whoever_lost_the_lease_writes_nothing_more_and_who_takes_over_ends_in_the_same_files() {
        String undisturbed = site.contentSha256(site.exported(site.request("json", "csv")));
        CountDownLatch here = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        site.jira().moods().beforeNext("attachment/content", 5, () -> {
            here.countDown();
            hold(go);
        });
        String job = site.queued(site.request("json", "csv"));
        UUID id = UUID.fromString(job);
        try {
            Awaitility.await().atMost(LONGEST).until(() -> here.getCount() == 0);
            // another node took it over, and works
            people.update("update jobs set lease_epoch = lease_epoch + 1, lease_holder = 'elsewhere', lease_until = now() + interval '1 hour' where id = ?", id);
            // the one here notices by its heartbeat, or by what it wants to keep
            Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> log().contains("job " + job + " is another node's now"));
            String kept = people.value("select count(*) from export_attachments where job_id = ?", id);
            String seq = people.value("select last_seq from jobs where id = ?", id);
            go.countDown();
            assertThat(people.value("select count(*) from export_attachments where job_id = ?", id)).isEqualTo(kept);
            assertThat(people.value("select last_seq from jobs where id = ?", id)).isEqualTo(seq);
            assertThat(people.value("select status || ' ' || lease_holder from jobs where id = ?", id)).isEqualTo("running elsewhere");
        } finally {
            go.countDown();
        }
        // that node dies
        people.update("update jobs set lease_until = now() - interval '1 second' where id = ?", id);
        JsonNode end = site.ended(job);
        assertThat(end.path("status").asText()).isEqualTo("done");
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed);
    }

    private void breakStore() {
        file = InTheWay.of(app.dataDir().resolve("objects/.incoming"));
    }

    private static void hold(CountDownLatch go) {
        try {
            go.await(240, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static String log() throws IOException {
        return Files.readString(app.dataDir().resolve("log/server-0.log"));
    }
}
