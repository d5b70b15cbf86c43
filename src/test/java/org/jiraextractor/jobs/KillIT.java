package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.Relay;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** kill -9 of the application in the middle of an export: after a restart the job goes on by itself and ends in the same files. */
@Tag("full")
class KillIT {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private static RunningApp app;
    private static Api admin;
    private static DemoSite site;
    private static Made undisturbed;
    private static Made jsonAlone;
    private static final List<Relay> relays = new ArrayList<>();

    /** @param content the manifest's {@code content_sha256}; @param zip SHA-256 of the ZIP but for its manifest */
    private record Made(String content, String zip) {
        static Made of(String job) throws IOException {
            return new Made(site.contentSha256(job), beforeTheManifest(job));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        app = RunningApp.ofItsOwn(Map.of("MAX_JOBS", "8"));
        admin = app.admin();
        // two chunks, and enough for formats and bundle to take a moment
        site = DemoSite.of(admin, DemoOptions.defaults().withIssues(1_100));
        undisturbed = Made.of(site.exported(site.request("json", "csv")));
        // csv names the address by which the site was reached, json does not
        jsonAlone = Made.of(site.exported(site.request("json")));
    }

    @AfterAll
    static void stop() throws IOException {
        try {
            for (Relay relay : relays) {
                relay.close();
            }
            site.close();
        } finally {
            app.close();
        }
    }

    @Test
    void in_seven_moments_of_asking_jira() throws IOException {
        CountDownLatch go = new CountDownLatch(1);
        List<String> jobs = new ArrayList<>();
        try {
            // the furthest first: each must still come past what holds those behind it; the first search tries the query at the door
            for (String moment : List.of("binary 9", "attachment/content 5", "/worklog 0", "/comment 0", "changelog/bulkfetch 0", "issue/bulkfetch 3", "search/jql 1")) {
                String[] part = moment.split(" ");
                CountDownLatch here = new CountDownLatch(1);
                site.jira().moods().beforeNext(part[0], Integer.parseInt(part[1]), () -> {
                    here.countDown();
                    hold(go);
                });
                jobs.add(site.queued(site.request("json").put("connection_id", elsewhere())));
                Awaitility.await(moment).atMost(LONGEST).until(() -> here.getCount() == 0);
            }
            app.killHard();
        } finally {
            go.countDown();
        }
        site.jira().moods().calm();
        app.start();
        // while one of them works there are files half-written
        jobs.forEach(site::ended);
        for (String job : jobs) {
            endsAsIfNothingHadBeen(job, jsonAlone);
            assertThat(beforeTheManifest(job)).as("the ZIP but for its manifest").isEqualTo(jsonAlone.zip);
        }
    }

    @ParameterizedTest
    @CsvSource({"converting, zip", "bundling, zip", "bundling, directory"})
    void while_files_are_made(String phase, String packaging) throws IOException {
        String job = killed(phase, packaging);
        endsAsIfNothingHadBeen(job, undisturbed);
        if (packaging.equals("zip")) {
            assertThat(beforeTheManifest(job)).as("the ZIP but for its manifest").isEqualTo(undisturbed.zip);
        }
    }

    @Test
    void in_the_middle_of_a_sweep() throws Exception {
        String job = site.exported(site.request("json").put("packaging", "directory"));
        Path folder = app.dataDir().resolve("objects/jobs/" + job);
        for (int i = 0; i < 2_000; i++) {
            Files.createFile(Files.createDirectories(folder.resolve("raw/9/" + i % 7)).resolve("more-" + i));
        }
        long before = files(folder);
        People people = new People(app);
        people.update("update jobs set retention_days = 1, finished_at = now() - interval '2 days' where id = ?", UUID.fromString(job));
        String sweep;
        try (Connection held = people.database(); PreparedStatement events = held.prepareStatement("select 1 from job_events where job_id = ? for update")) {
            // what goes with the row, which goes last: it cannot, and whenever the kill comes it is in the middle
            held.setAutoCommit(false);
            events.setObject(1, UUID.fromString(job));
            events.executeQuery();
            sweep = admin.post("/api/admin/storage/sweep", Map.of("dry_run", false)).json().path("job_id").asText();
            Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(2)).until(() -> files(folder) < before);
            app.killHard();
        }
        assertThat(people.value("select removing from jobs where id = ?", UUID.fromString(job))).isEqualTo("t");
        app.start();
        assertThat(admin.get("/api/jobs/" + job + "/download").status()).as("nobody takes it for whole").isIn(409, 404);
        JsonNode swept = site.ended(sweep);
        assertThat(swept.path("status").asText()).as(swept.toString()).isEqualTo("done");
        assertThat(swept.path("result").path("expired").path("count").asInt()).isEqualTo(1);
        assertThat(admin.get("/api/jobs/" + job).status()).isEqualTo(404);
        assertThat(folder).doesNotExist();
        admin.delete("/api/jobs/" + sweep);
    }

    /** They go meanwhile. */
    private static long files(Path folder) {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return all.filter(Files::isRegularFile).count();
        } catch (UncheckedIOException | IOException going) {
            return 0;
        }
    }

    /** A connection to the same site by another way: calls that are held on one way are no crowd on another. */
    private static String elsewhere() {
        Relay relay = Relay.to(site.jira().baseUri());
        relays.add(relay);
        Api.Answer made = admin.post("/api/connections", Map.of("name", "By " + relay.baseUri().getPort(), "base_url", relay.baseUri().toString(), "deployment", "auto",
                "auth", Map.of("type", "basic", "user", site.jira().email(), "secret", site.jira().token())));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    private static void hold(CountDownLatch go) {
        try {
            go.await(240, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** SHA-256 of a ZIP up to its last file, the manifest, which has dates and the job's id. */
    private static String beforeTheManifest(String job) throws IOException {
        String uri = site.job(job).path("artifact").path("uri").asText();
        byte[] bytes = Files.readAllBytes(app.dataDir().resolve("objects").resolve(uri.substring("local:".length())));
        byte[] name = "manifest.json".getBytes(StandardCharsets.US_ASCII);
        // its local header is the one before the directory
        for (int at = bytes.length - 30 - name.length; at >= 0; at--) {
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 3 && bytes[at + 3] == 4 && Arrays.equals(bytes, at + 30, at + 30 + name.length, name, 0, name.length)) {
                return SmallWorld.sha256(Arrays.copyOf(bytes, at));
            }
        }
        throw new AssertionError("no manifest in " + uri);
    }

    @AfterEach
    void calm() {
        site.jira().moods().calm();
    }

    private static void endsAsIfNothingHadBeen(String job, Made undisturbed) throws IOException {
        JsonNode end = Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(200)).until(() -> site.job(job), one -> List.of("done", "failed", "cancelled").contains(one.path("status").asText()));
        assertThat(end.path("status").asText()).as(end.toString()).isEqualTo("done");
        assertThat(end.path("complete").asBoolean()).isTrue();
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed.content);

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

    /** In that phase, and started again. On a machine that did something else just then the job may end first: that one was not killed, and another is. */
    private static String killed(String phase, String packaging) {
        for (int i = 0; i < 10; i++) {
            String job = site.queued(site.request("json", "csv").put("packaging", packaging));
            killAtTheBeginningOf(phase, job);
            app.start();
            boolean ended = site.events(job).stream().anyMatch(event -> event.path("type").asText().equals("end"));
            if (!ended || site.events(job).stream().filter(event -> event.path("data").path("status").asText().equals("running")).count() > 1) {
                return job;
            }
        }
        throw new AssertionError("no kill came before the end of its job");
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
