package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.jiraextractor.support.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The application with its exports in an S3: the same results, and what people see while that S3 is away, full or wrong. */
@Tag("full")
class ObjectStoreIT {

    private static final Duration LONGEST = Duration.ofSeconds(120);

    private static S3Server s3;
    private static RunningApp app;
    private static Api admin;
    private DemoSite site;

    @BeforeAll
    static void start() {
        s3 = new S3Server();
        app = RunningApp.ofItsOwn(Map.of("MINIO_ENDPOINT", s3.endpoint().toString(), "MINIO_ACCESS_KEY", S3Server.ACCESS_KEY, "MINIO_SECRET_KEY", S3Server.SECRET_KEY,
                "MINIO_BUCKET", "exports"));
        admin = app.admin();
    }

    @AfterAll
    static void stop() {
        app.close();
        s3.close();
    }

    @BeforeEach
    void open() {
        site = DemoSite.of(admin, DemoOptions.defaults());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void exports_lie_in_the_bucket_and_are_read_from_there() {
        String zip = site.exported(site.request("json", "csv").put("name", "alpha"));
        JsonNode artifact = site.job(zip).path("artifact");
        assertThat(artifact.path("uri").asText()).isEqualTo("minio:jobs/" + zip + "/alpha.zip");
        String folder = site.exported(site.request("json", "csv").put("name", "beta").put("packaging", "directory"));
        assertThat(site.job(folder).path("artifact").path("uri").asText()).isEqualTo("minio:jobs/" + folder + "/beta");
        assertThat(site.contentSha256(zip)).isEqualTo(site.contentSha256(folder)).hasSize(64);

        Api.Answer whole = admin.get("/api/jobs/" + zip + "/download");
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).hasSize(artifact.path("bytes").asInt());
        Api.Answer part = admin.with("Range", "bytes=10-29").get("/api/jobs/" + zip + "/download");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 10, 30));
        assertThat(admin.with("If-None-Match", whole.header("ETag")).get("/api/jobs/" + zip + "/download").status()).isEqualTo(304);
        byte[] issues = admin.get("/api/jobs/" + folder + "/files/json/issues.json").body();
        for (String job : List.of(zip, folder)) {
            Api.Answer middle = admin.with("Range", "bytes=100-1099").get("/api/jobs/" + job + "/files/json/issues.json");
            assertThat(middle.status()).isEqualTo(206);
            assertThat(middle.body()).isEqualTo(java.util.Arrays.copyOfRange(issues, 100, 1_100));
        }
        Api.Answer inside = admin.with("Range", "bytes=0-0").get("/api/jobs/" + folder + "/files/json/issues.json");
        assertThat(inside.status()).isEqualTo(206);
        assertThat(inside.text()).isEqualTo("[");
    }

    /** From a ZIP, whose entries are read by ranges, and from a folder. */
    @Test
    void a_preview_shows_every_kind_of_file_out_of_the_bucket() {
        for (String packaging : List.of("zip", "directory")) {
            String job = site.exported(site.request("html", "json", "csv").put("name", "seen in " + packaging).put("packaging", packaging));
            String preview = admin.get("/jobs/" + job + "/preview").text();
            Matcher frame = Pattern.compile("src=\"(/preview/[^/]+/)").matcher(preview);
            assertThat(frame.find()).as(preview).isTrue();
            Api.Answer index = app.anonymous().get(frame.group(1) + "html/index.html");
            assertThat(index.status()).isEqualTo(200);
            assertThat(index.body()).isEqualTo(admin.get("/api/jobs/" + job + "/files/html/index.html").body());
            assertThat(admin.get("/jobs/" + job + "/preview?path=csv%2Fissues.csv").text()).contains("<table", "ALPHA-1");
            assertThat(admin.get("/jobs/" + job + "/preview?path=json%2Fissues.json").text()).contains("ALPHA-1");
            assertThat(admin.get("/jobs/" + job + "/preview?path=manifest.json").text()).contains("content_sha256", site.contentSha256(job));
            JsonNode picture = null;
            for (JsonNode file : admin.get("/api/jobs/" + job + "/files?limit=200").json().path("items")) {
                picture = file.path("path").asText().matches("attachments/[\\w./-]+\\.png") ? file : picture;
            }
            assertThat(picture).as("a picture among the files").isNotNull();
            Api.Answer shown = app.anonymous().get(frame.group(1) + picture.path("path").asText());
            assertThat(shown.header("Content-Type")).isEqualTo("image/png");
            assertThat(shown.body()).hasSize(picture.path("bytes").asInt());
        }
    }

    @Test
    void the_same_world_has_the_same_content_in_either_store() {
        try (DemoSite local = site.seenBy(RunningApp.shared().admin())) {
            assertThat(site.contentSha256(site.exported(site.request("json", "csv")))).isEqualTo(local.contentSha256(local.exported(local.request("json", "csv"))));
        }
    }

    /** Either application runs with -Xmx512m. */
    @Test
    @Timeout(900)
    void five_thousand_issues_with_their_attachments_have_the_same_content_in_either_store() {
        try (DemoSite large = DemoSite.of(admin, DemoOptions.defaults().withIssues(5_000)); DemoSite local = large.seenBy(RunningApp.shared().admin())) {
            String there = large.queued(large.request("json", "csv"));
            String here = local.queued(local.request("json", "csv"));
            for (DemoSite each : List.of(large, local)) {
                Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(500)).until(() -> each.job(each == large ? there : here).path("status").asText().matches("done|failed|paused"));
            }
            JsonNode counts = large.manifest(there).path("counts");
            assertThat(counts.path("issues").path("exported").asInt()).isEqualTo(5_000);
            assertThat(counts.path("attachments").path("exported").asInt()).isEqualTo(large.jira().world().attachmentIds().size());
            assertThat(large.contentSha256(there)).isEqualTo(local.contentSha256(here)).hasSize(64);
        }
    }

    @Test
    void health_tells_of_a_store_that_is_away_and_files_say_why_they_cannot_be_had() {
        String job = site.exported(site.request("json"));
        assertThat(health().path("status").asText()).isEqualTo("up");
        s3.stop();
        try {
            Awaitility.await().atMost(LONGEST).untilAsserted(() -> {
                assertThat(health().path("checks").path("store").asText()).isEqualTo("down");
                assertThat(health().path("status").asText()).isEqualTo("degraded");
            });
            assertThat(admin.get("/api/jobs/" + job).status()).isEqualTo(200);
            Api.Answer file = admin.get("/api/jobs/" + job + "/files/json/issues.json");
            assertThat(file.status()).isEqualTo(503);
            assertThat(file.json().path("code").asText()).isEqualTo("storage_unavailable");
            assertThat(admin.get("/api/jobs/" + job + "/download").json().path("code").asText()).isEqualTo("storage_unavailable");
        } finally {
            s3.start();
        }
        Awaitility.await().atMost(LONGEST).untilAsserted(() -> assertThat(health().path("status").asText()).isEqualTo("up"));
        assertThat(admin.get("/api/jobs/" + job + "/files/json/issues.json").status()).isEqualTo(200);
    }

    @Test
    void a_job_waits_for_a_store_that_is_away_says_so_and_ends_in_the_same_content() {
        String undisturbed = site.contentSha256(site.exported(site.request("json", "csv")));
        CountDownLatch go = new CountDownLatch(1);
        String job = site.heldAt("issue/bulkfetch", site.request("json", "csv"), go);
        s3.stop();
        try {
            go.countDown();
            Awaitility.await().atMost(LONGEST).untilAsserted(() -> {
                JsonNode now = site.job(job);
                assertThat(now.path("status").asText()).isEqualTo("running");
                assertThat(now.path("wait").path("reason").asText()).isEqualTo("storage");
            });
        } finally {
            s3.start();
        }
        assertThat(site.ended(job).path("status").asText()).isEqualTo("done");
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed);
        assertThat(site.events(job)).extracting(event -> event.path("message").asText()).contains("The storage does not answer; waiting for it.", "The storage answers again.");
    }

    @Test
    void a_job_that_waits_for_its_store_can_be_cancelled() {
        CountDownLatch go = new CountDownLatch(1);
        String job = site.heldAt("issue/bulkfetch", site.request("json"), go);
        s3.stop();
        try {
            go.countDown();
            Awaitility.await().atMost(LONGEST).until(() -> site.job(job).path("wait").path("reason").asText().equals("storage"));
            assertThat(admin.post("/api/jobs/" + job + "/cancel").status()).isEqualTo(202);
            assertThat(site.ended(job).path("status").asText()).isEqualTo("cancelled");
        } finally {
            s3.start();
        }
    }

    @Test
    void a_full_store_pauses_the_job_which_goes_on_by_itself_once_there_is_room() {
        s3.full(true);
        String job;
        try {
            job = site.queued(site.request("json"));
            JsonNode paused = site.await(job, "paused", "done", "failed");
            assertThat(paused.path("status").asText()).as(paused.toString()).isEqualTo("paused");
            assertThat(paused.path("paused_reason").asText()).isEqualTo("breaker");
            assertThat(paused.path("wait").path("reason").asText()).isEqualTo("storage");
            assertThat(paused.path("error").path("code").asText()).isEqualTo("storage_full");
        } finally {
            s3.full(false);
        }
        // half a minute later
        new People(app).update("update jobs set resume_at = now() where id = cast(? as uuid) and status = 'paused'", job);
        JsonNode done = site.ended(job);
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("complete").asBoolean()).isTrue();
    }

    @Test
    void all_exports_move_to_the_volume_and_back_with_the_same_bytes_and_new_ones_go_where_they_went() {
        String zip = site.exported(site.request("json", "csv").put("name", "moved"));
        String folder = site.exported(site.request("json", "csv").put("name", "moved").put("packaging", "directory"));
        String cancelled = cancelledInTheMiddle();
        byte[] whole = admin.get("/api/jobs/" + zip + "/download").body();
        byte[] issues = admin.get("/api/jobs/" + folder + "/files/json/issues.json").body();
        for (String to : List.of("local", "minio")) {
            JsonNode moved = tended("migrate", Map.of("to", to));
            assertThat(moved.path("ok").asBoolean()).as(moved.toString()).isTrue();
            assertThat(moved.path("moved").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(site.job(zip).path("artifact").path("uri").asText()).isEqualTo(to + ":jobs/" + zip + "/moved.zip");
            assertThat(site.job(folder).path("artifact").path("uri").asText()).isEqualTo(to + ":jobs/" + folder + "/moved");
            for (String each : List.of(zip, cancelled)) {
                assertThat(java.nio.file.Files.exists(app.dataDir().resolve("objects/jobs/" + each))).as(each).isEqualTo(to.equals("local"));
            }
            assertThat(moved.path("left").asInt()).isZero();
            assertThat(admin.get("/api/jobs/" + zip + "/download").body()).isEqualTo(whole);
            assertThat(admin.get("/api/jobs/" + folder + "/files/json/issues.json").body()).isEqualTo(issues);
            assertThat(tended("verify", null).path("ok").asBoolean()).isTrue();
            // what it kept of Jira's answers has moved too: more formats are made from it
            String more = admin.post("/api/jobs/" + folder + "/formats", Map.of("formats", List.of("ndjson"))).json().path("job_id").asText();
            assertThat(site.ended(more).path("status").asText()).isEqualTo("done");
            assertThat(site.job(more).path("artifact").path("uri").asText()).as("new ones go to the bucket").startsWith("minio:");
        }
        admin.post("/api/jobs/" + cancelled + "/retry");
        assertThat(site.ended(cancelled).path("complete").asBoolean()).as("it went on from what was moved").isTrue();
    }

    /** With raw answers, for a retry to go on from. */
    private String cancelledInTheMiddle() {
        CountDownLatch here = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        site.jira().moods().beforeNext("attachment/content", 5, () -> {
            here.countDown();
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        String job = site.queued(site.request("json"));
        try {
            Awaitility.await().atMost(LONGEST).until(() -> here.getCount() == 0);
            admin.post("/api/jobs/" + job + "/cancel");
        } finally {
            go.countDown();
        }
        assertThat(site.ended(job).path("status").asText()).isEqualTo("cancelled");
        return job;
    }

    @Test
    void a_move_waits_for_a_store_that_is_away_and_loses_nothing() {
        String zip = site.exported(site.request("json").put("name", "waits"));
        byte[] whole = admin.get("/api/jobs/" + zip + "/download").body();
        s3.stop();
        String move;
        try {
            move = admin.post("/api/admin/storage/migrate", Map.of("to", "local")).json().path("job_id").asText();
            Awaitility.await().atMost(LONGEST).until(() -> site.job(move).path("wait").path("reason").asText().equals("storage"));
        } finally {
            s3.start();
        }
        assertThat(site.ended(move).path("result").path("ok").asBoolean()).isTrue();
        assertThat(site.job(zip).path("artifact").path("uri").asText()).startsWith("local:");
        assertThat(admin.get("/api/jobs/" + zip + "/download").body()).isEqualTo(whole);
        assertThat(tended("migrate", Map.of("to", "minio")).path("ok").asBoolean()).isTrue();
        assertThat(admin.get("/api/jobs/" + zip + "/download").body()).isEqualTo(whole);
    }

    private JsonNode tended(String verb, Object body) {
        Api.Answer queued = admin.post("/api/admin/storage/" + verb, body);
        assertThat(queued.status()).as(queued.text()).isEqualTo(202);
        JsonNode job = site.ended(queued.json().path("job_id").asText());
        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
        return job.path("result");
    }

    private static JsonNode health() {
        return app.anonymous().get("/health/ready").json();
    }
}
