package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.InTheWay;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What an export stands on goes away in its middle and comes back: nothing is lost, the files are the same. */
@Tag("full")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutagesIT {

    private static final Duration LONGEST = Duration.ofSeconds(150);

    private static RunningApp app;
    private static DemoSite site;
    private static String undisturbed;

    @BeforeAll
    static void start() {
        app = RunningApp.ofItsOwn();
        Api admin = app.admin();
        site = DemoSite.of(admin, DemoOptions.defaults().withIssues(1_100));
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

    @AfterEach
    void calm() {
        site.jira().moods().calm();
    }

    @Test
    void the_database_goes_down_and_comes_back_while_issues_are_taken() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        String job = heldAt("attachment/content", 5, go);
        try {
            postgres("stop", "-m", "immediate");
            go.countDown();
            // the job wants to keep what came, and cannot: whichever of its threads comes to it first says so
            Awaitility.await().atMost(LONGEST).until(() -> log().contains("the heartbeat of job " + job + " failed") || log().contains("the end of job " + job + " could not be written"));
        } finally {
            go.countDown();
            postgres("start", "-w", "-o", options());
        }
        endsAsIfNothingHadBeen(job);
    }

    @Test
    void a_process_that_is_frozen_past_its_lease_wakes_up() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        String job = heldAt("issue/bulkfetch", 3, go);
        signal("STOP");
        try {
            long end = System.nanoTime() + Duration.ofSeconds(35).toNanos();
            Awaitility.await().atMost(LONGEST).until(() -> System.nanoTime() > end);
        } finally {
            signal("CONT");
            go.countDown();
        }
        endsAsIfNothingHadBeen(job);
    }

    @Test
    void the_store_is_cut_off_while_attachments_come() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        String job = heldAt("attachment/content", 5, go);
        try (InTheWay file = InTheWay.of(app.dataDir().resolve("objects/.incoming"))) {
            go.countDown();
            JsonNode paused = site.await(job, "paused", "failed", "done");
            assertThat(paused.path("status").asText()).as(paused.toString()).isEqualTo("paused");
            assertThat(paused.path("error").path("code").asText()).isEqualTo("storage_unavailable");
        } finally {
            go.countDown();
        }
        // minutes later by itself; or by a click
        assertThat(app.admin().post("/api/jobs/" + job + "/resume").status()).isEqualTo(202);
        endsAsIfNothingHadBeen(job);
    }

    private static String heldAt(String endpoint, int good, CountDownLatch go) {
        CountDownLatch here = new CountDownLatch(1);
        site.jira().moods().beforeNext(endpoint, good, () -> {
            here.countDown();
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        String job = site.queued(site.request("json", "csv"));
        Awaitility.await(endpoint).atMost(LONGEST).until(() -> here.getCount() == 0);
        return job;
    }

    private static void endsAsIfNothingHadBeen(String job) {
        JsonNode end = Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(500)).ignoreExceptions()
                .until(() -> app.admin().get("/api/jobs/" + job).json(), one -> List.of("done", "failed", "cancelled").contains(one.path("status").asText()));
        assertThat(end.path("status").asText()).as(end.toString()).isEqualTo("done");
        assertThat(end.path("complete").asBoolean()).isTrue();
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed);
        List<JsonNode> events = site.events(job);
        assertThat(events).extracting(event -> event.path("seq").asInt()).isEqualTo(java.util.stream.IntStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events).filteredOn(event -> event.path("type").asText().equals("end")).hasSize(1);
    }

    private static void signal(String name) throws IOException, InterruptedException {
        run(List.of("kill", "-" + name, Long.toString(app.pid())));
    }

    /** The database of this application, by PostgreSQL's own program, as whoever owns its files. */
    private static void postgres(String... command) throws IOException, InterruptedException {
        Path cluster = cluster();
        List<String> line = new java.util.ArrayList<>();
        String owner = Files.getOwner(cluster).getName();
        if (!owner.equals(System.getProperty("user.name"))) {
            line.addAll(List.of("setpriv", "--reuid", owner(cluster), "--regid", owner(cluster), "--clear-groups",
                    // as the launcher does: the folders above are root's alone
                    "--securebits=+no_setuid_fixup", "--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search", "--bounding-set=-all,+dac_read_search"));
        }
        try (Stream<Path> programs = Files.walk(cluster.getParent())) {
            line.add(programs.filter(file -> file.endsWith("bin/pg_ctl")).findFirst().orElseThrow().toString());
        }
        line.addAll(List.of(command));
        line.addAll(List.of("-t", "60", "-D", cluster.toString()));
        run(line);
    }

    private static String owner(Path path) throws IOException {
        return String.valueOf(Files.getAttribute(path, "unix:uid"));
    }

    private static Path cluster() throws IOException {
        try (Stream<Path> versions = Files.list(app.dataDir().resolve("postgres"))) {
            return versions.filter(version -> Files.exists(version.resolve("PG_VERSION"))).findFirst().orElseThrow();
        }
    }

    /** As it was started. */
    private static String options() throws IOException {
        List<String> words = Files.readAllLines(cluster().resolve("postmaster.opts"));
        return words.get(0).replaceFirst("^\\S+ \"-D\" \"[^\"]+\" ", "").replace("\"", "");
    }

    private static void run(List<String> line) throws IOException, InterruptedException {
        Path said = Files.createTempFile("outage", ".txt");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(line.toString()).isTrue();
        assertThat(process.exitValue()).as(() -> line + "\n" + text(said)).isZero();
        Files.delete(said);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static String log() throws IOException {
        return Files.readString(app.dataDir().resolve("log/server-0.log"));
    }
}
