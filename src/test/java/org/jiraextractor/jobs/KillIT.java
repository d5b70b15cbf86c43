package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** kill -9 of the application in the middle of an export: after a restart the job goes on by itself and ends in the same files. */
@Tag("full")
class KillIT {

    /** The lease's 30 s, and some for the rest of the export. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static RunningApp app;
    private static Api admin;
    private static DemoSite site;
    private static String undisturbed;

    @BeforeAll
    static void start() {
        app = RunningApp.ofItsOwn();
        admin = app.admin();
        // enough for formats and bundle to take a moment
        site = DemoSite.of(admin, DemoOptions.defaults().withIssues(1_500));
        undisturbed = site.contentSha256(site.exported(site.request("json", "csv")));
    }

    @AfterAll
    static void stop() {
        try {
            site.close();
        } finally {
            app.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"search/jql, 1", "issue/bulkfetch, 3", "changelog/bulkfetch, 0", "attachment/content, 5"})
    void while_jira_answers(String endpoint, int good) throws IOException {
        CountDownLatch here = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        site.jira().moods().beforeNext(endpoint, good, () -> {
            here.countDown();
            try {
                go.await(120, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        String job = site.queued(site.request("json", "csv"));
        try {
            Awaitility.await(endpoint).atMost(LONGEST).until(() -> here.getCount() == 0);
            app.killHard();
        } finally {
            go.countDown();
        }
        app.start();
        endsAsIfNothingHadBeen(job);
    }

    @ParameterizedTest
    @CsvSource({"converting, zip", "bundling, zip", "bundling, directory"})
    void while_files_are_made(String phase, String packaging) throws IOException {
        String job = site.queued(site.request("json", "csv").put("packaging", packaging));
        killAtTheBeginningOf(phase, job);
        app.start();
        endsAsIfNothingHadBeen(job);
        assertThat(site.events(job)).as("the kill came before the end").filteredOn(event -> event.path("data").path("status").asText().equals("running")).hasSizeGreaterThanOrEqualTo(2);
    }

    @AfterEach
    void calm() {
        site.jira().moods().calm();
    }

    private static void endsAsIfNothingHadBeen(String job) throws IOException {
        JsonNode end = Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> site.job(job), one -> List.of("done", "failed", "cancelled").contains(one.path("status").asText()));
        assertThat(end.path("status").asText()).as(end.toString()).isEqualTo("done");
        assertThat(end.path("complete").asBoolean()).isTrue();
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed);

        List<JsonNode> events = site.events(job);
        assertThat(events).extracting(event -> event.path("seq").asInt()).isEqualTo(IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events).filteredOn(event -> event.path("type").asText().equals("end")).hasSize(1);
        assertThat(events).filteredOn(event -> event.path("type").asText().equals("artifact")).hasSize(1);

        assertThat(strayed(job)).as("files that nobody knows").isEmpty();
        try (Stream<Path> incoming = Files.walk(app.dataDir().resolve("objects/.incoming"))) {
            assertThat(incoming.filter(Files::isRegularFile).filter(path -> !path.toString().endsWith(".lock"))).as("half-written files").isEmpty();
        }
    }

    /** What lies in the store below the job and is neither raw nor one of its files. */
    private static List<String> strayed(String job) throws IOException {
        Path folder = app.dataDir().resolve("objects/jobs").resolve(job);
        String artifact = site.job(job).path("artifact").path("uri").asText();
        String name = artifact.substring(artifact.lastIndexOf('/') + 1);
        List<String> known = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/jobs/" + job + "/files?limit=200" + cursor).json();
            page.path("items").forEach(file -> known.add(name + "/" + file.path("path").asText()));
            cursor = page.path("next_cursor").isNull() ? null : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);
        known.add(name);
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(file -> name(file).substring(name(folder).length() + 1)).filter(path -> !path.startsWith("raw/") && !known.contains(path)).toList();
        }
    }

    /** By way of a URI: in UTF-8, whatever this machine's locale is. */
    private static String name(Path path) {
        String name = URI.create("file://" + path.toUri().getRawPath()).getPath();
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    private static void killAtTheBeginningOf(String phase, String job) {
        try {
            admin.stream("/api/jobs/" + job + "/stream", in -> {
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                try {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        if (line.startsWith("data: ") && line.contains("\"phase\":\"" + phase + "\"")) {
                            app.killHard();
                            return;
                        }
                    }
                } catch (IOException cut) {
                    throw new UncheckedIOException(cut);
                }
                throw new AssertionError("the job ended without " + phase);
            });
        } catch (UncheckedIOException cut) {
            // as it must be: who answered is dead
            assertThat(app.isAlive()).isFalse();
        }
    }
}
