package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A node that is told to stop hands its job back at once; the next start goes on with it, without waiting for a lease to run out. */
@Tag("full")
class OrderlyStopIT {

    private static final Duration LONGEST = Duration.ofSeconds(150);

    @Test
    void a_job_survives_a_stop_in_its_middle() throws IOException {
        try (RunningApp app = RunningApp.ofItsOwn()) {
            Api admin = app.admin();
            try (DemoSite site = DemoSite.of(admin, DemoOptions.defaults())) {
                String undisturbed = site.contentSha256(site.exported(site.request("json", "csv")));
                CountDownLatch here = new CountDownLatch(1);
                site.jira().moods().latency(Duration.ofMillis(600));
                site.jira().moods().beforeNext("attachment/content", 5, here::countDown);
                String job = site.queued(site.request("json", "csv"));
                Awaitility.await().atMost(LONGEST).until(() -> here.getCount() == 0);

                assertThat(app.stop()).as("exit code").isZero();
                assertThat(log(app)).as("the log of the stop").doesNotContain("could not be written").doesNotContain("heartbeat");
                site.jira().moods().latency(Duration.ZERO);
                app.start();

                JsonNode end = Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> site.job(job), one -> one.path("status").asText().equals("done"));
                assertThat(end.path("complete").asBoolean()).isTrue();
                assertThat(site.contentSha256(job)).isEqualTo(undisturbed);
                List<String> states = site.events(job).stream().filter(event -> event.path("type").asText().equals("state"))
                        .map(event -> event.path("data").path("status").asText()).toList();
                assertThat(states).containsExactly("queued", "running", "queued", "running", "done");
            }
        }
    }

    private static String log(RunningApp app) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(app.dataDir().resolve("log"))) {
            for (Path file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".log"))::iterator) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
