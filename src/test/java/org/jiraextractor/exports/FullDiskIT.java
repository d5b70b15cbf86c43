package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A disk without a byte left, for real: the job pauses with its reason, nothing half-written stays, and the files in the end are those of an undisturbed run. */
@Tag("full")
class FullDiskIT {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private static RunningApp app;
    private static DemoSite site;
    private static String undisturbed;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(RunningApp.canMount(), "no disk can be mounted here");
        app = RunningApp.onSmallDisk(400);
        site = DemoSite.of(app.admin(), DemoOptions.defaults());
        undisturbed = site.contentSha256(site.exported(site.request("json", "csv")));
    }

    @AfterAll
    static void stop() {
        if (app != null) {
            site.close();
            app.close();
        }
    }

    @AfterEach
    void makeRoom() throws IOException {
        site.jira().moods().calm();
        Files.deleteIfExists(filler());
    }

    @Test
    void a_job_whose_disk_fills_up_in_its_middle_pauses_and_goes_on_once_there_is_room() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch here = new CountDownLatch(1);
        site.jira().moods().beforeNext("attachment/content", 5, () -> {
            here.countDown();
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        String job = site.queued(site.request("json", "csv"));
        Awaitility.await().atMost(LONGEST).until(() -> here.getCount() == 0);
        fill();
        go.countDown();
        JsonNode paused = site.await(job, "paused", "failed", "done");
        assertThat(paused.path("status").asText()).as(paused.toString()).isEqualTo("paused");
        assertThat(paused.path("error").path("code").asText()).isEqualTo("storage_full");
        try (Stream<Path> incoming = Files.walk(app.seenByItself(app.dataDir().resolve("objects/.incoming")))) {
            assertThat(incoming.filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".lock"))).as("begun and never to be finished").isEmpty();
        }
        Files.delete(filler());
        assertThat(app.admin().post("/api/jobs/" + job + "/resume").status()).isEqualTo(202);
        JsonNode done = site.await(job, "done", "failed");
        assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("complete").asBoolean()).isTrue();
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed);
    }

    @Test
    void a_job_on_a_full_disk_does_not_begin_and_begins_by_itself_once_there_is_room() throws Exception {
        fill();
        long before = site.jira().calls().total();
        String job = site.queued(site.request("json", "csv"));
        JsonNode paused = site.await(job, "paused", "failed", "done");
        assertThat(paused.path("error").path("code").asText()).as(paused.toString()).isEqualTo("storage_full");
        assertThat(site.jira().calls().total() - before).as("calls for nothing").isLessThan(20);
        Files.delete(filler());
        // half a minute later
        new People(app).update("update jobs set resume_at = now() where id = cast(? as uuid) and status = 'paused'", job);
        JsonNode done = site.await(job, "done", "failed");
        assertThat(done.path("complete").asBoolean()).as(done.toString()).isTrue();
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed);
    }

    /** To the last byte. */
    private static void fill() throws IOException {
        byte[] much = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.CREATE)) {
            for (int size = much.length; size > 0; ) {
                try {
                    out.write(much, 0, size);
                } catch (IOException full) {
                    assertThat(full.getMessage()).contains("No space left");
                    size /= 2;
                }
            }
        }
    }

    private static Path filler() {
        return app.seenByItself(app.dataDir().resolve("objects/filler"));
    }
}
