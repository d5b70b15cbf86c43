package org.jiraextractor.exports.keeping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The sweep on jobs and objects put there as time leaves them. */
class SweepIT {

    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final String NO_PROGRESS = "{\"issues_total\":0,\"issues_done\":0,\"comments_done\":0,\"worklogs_done\":0,\"changes_done\":0,\"attachments_total\":0,\"attachments_done\":0,"
            + "\"missing_count\":0,\"bytes\":0,\"requests\":0,\"retries\":0,\"waits_ms\":0,\"eta_seconds\":null}";

    private final RunningApp app = RunningApp.shared();
    private final People people = new People(app);
    private final Api admin = app.admin();
    private final List<UUID> made = new ArrayList<>();
    private UUID owner;

    @BeforeEach
    void start() {
        owner = UUID.fromString(admin.get("/api/auth/me").json().path("id").asText());
    }

    @AfterEach
    void asItWas() {
        for (String setting : List.of("raw_days", "events_per_job")) {
            admin.put("/api/config/" + setting, Collections.singletonMap("value", null));
        }
        Collections.reverse(made);
        made.forEach(id -> people.update("delete from jobs where id = ?", id));
    }

    @Test
    void a_dry_run_tells_what_the_sweep_then_does_and_nothing_of_a_job_that_has_not_ended_is_touched() {
        UUID over = ended("over", 12);
        object(over, "raw/1/chunk-0", 100, Duration.ZERO);
        object(over, "over.zip", 50, Duration.ZERO);
        UUID kept = ended("kept", null);
        object(kept, "raw/1/chunk-0", 10, Duration.ofDays(9));
        UUID used = ended("used", 12);
        object(used, "raw/1/chunk-0", 10, Duration.ZERO);
        UUID user = job("user of it", "paused");
        people.update("update jobs set source_job_id = ? where id = ?", used, user);
        UUID base = ended("base of a delta", 12);
        people.update("update jobs set base_job_id = ? where id = ?", base, user);
        UUID running = job("running", "running");
        people.update("update jobs set expires_at = now() - interval '1 day', lease_until = now() + interval '1 hour' where id = ?", running);
        object(running, "raw/1/chunk-0", 10, Duration.ofDays(9));
        UUID nobody = deleted("nobody's");
        object(nobody, "raw/1/chunk-0", 70, Duration.ofDays(2));
        UUID strange = UUID.randomUUID();
        object(strange, "strange.zip", 70, Duration.ofDays(2));
        UUID young = deleted("young");
        object(young, "raw/1/chunk-0", 70, Duration.ofHours(20));
        UUID lost = ended("lost", null);
        people.update("insert into exports (job_id, uri, packaging, sha256, bytes, files, content_sha256) values (?, ?, 'zip', '', 5, 1, '')", lost, "local:jobs/" + lost + "/lost.zip");

        JsonNode dry = swept(true);
        assertThat(dry.path("dry_run").asBoolean()).isTrue();
        assertThat(exists(over)).isTrue();
        assertThat(files(over)).isEqualTo(2);
        assertThat(files(nobody)).isEqualTo(1);
        assertThat(people.value("select lost_at from exports where job_id = ?", lost)).isNull();

        JsonNode done = swept(false);
        assertThat(((ObjectNode) done.deepCopy()).put("dry_run", true)).isEqualTo(dry);
        assertThat(names(done, "expired")).anyMatch(name -> name.endsWith(" over")).noneMatch(name -> name.matches(".* (kept|used|base of a delta|running|user of it)"));
        assertThat(done.path("expired").path("bytes").asLong()).isGreaterThanOrEqualTo(150);
        assertThat(done.path("held").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(names(done, "orphans")).contains("local:jobs/" + nobody).noneMatch(name -> name.contains(young.toString()) || name.contains(running.toString()) || name.contains(strange.toString()));
        assertThat(names(done, "strange")).contains("local:jobs/" + strange);
        assertThat(names(done, "lost")).anyMatch(name -> name.endsWith(" lost"));
        assertThat(done.path("ok").asBoolean()).isFalse();
        assertThat(exists(over)).isFalse();
        assertThat(files(over)).isZero();
        for (UUID stays : List.of(kept, used, running, young, strange)) {
            assertThat(files(stays)).isEqualTo(1);
        }
        for (UUID stays : List.of(kept, used, base, running, user, lost)) {
            assertThat(exists(stays)).isTrue();
        }
        assertThat(files(nobody)).isZero();
        assertThat(people.value("select lost_at from exports where job_id = ?", lost)).isNotNull();
        assertThat(admin.get("/api/admin/audit?action=export.expired&limit=200").text()).contains(over.toString());

        people.update("update jobs set status = 'cancelled' where id = ?", user);
        assertThat(names(swept(false), "expired")).anyMatch(name -> name.endsWith(" used")).anyMatch(name -> name.endsWith(" base of a delta"));
        assertThat(exists(used)).isFalse();
    }

    @Test
    void what_a_deletion_that_was_interrupted_left_is_read_by_nobody_and_goes_with_the_next_sweep() {
        UUID half = ended("half deleted", null);
        people.update("insert into exports (job_id, uri, packaging, sha256, bytes, files, content_sha256) values (?, ?, 'directory', '', 10, 2, '')", half, "local:jobs/" + half + "/half");
        people.update("insert into export_files (job_id, path, media_type, bytes, sha256) values (?, 'a.json', 'application/json', 10, '00'), (?, 'manifest.json', 'application/json', 10, '00')", half, half);
        object(half, "half/a.json", 10, Duration.ZERO);
        people.update("update jobs set removing = true where id = ?", half);
        UUID raw = ended("half its raw answers deleted", null);
        people.update("insert into exports (job_id, uri, packaging, sha256, bytes, files, content_sha256, raw) values (?, ?, 'zip', '', 5, 1, '', 'going')", raw, "local:jobs/" + raw + "/a.zip");
        people.update("update jobs set finished_at = now() - interval '20001 days' where id = ?", raw);
        object(raw, "raw/1/chunk-1", 10, Duration.ZERO);
        object(raw, "a.zip", 5, Duration.ZERO);
        admin.put("/api/config/raw_days", Map.of("value", 20_000));

        for (String path : List.of("/files", "/files/a.json", "/download")) {
            Api.Answer refused = admin.get("/api/jobs/" + half + path);
            assertThat(refused.status()).as(path).isEqualTo(409);
            assertThat(refused.json().path("code").asText()).isEqualTo("wrong_state");
        }
        assertThat(admin.get("/jobs/" + half).status()).isEqualTo(200);

        JsonNode swept = swept(false);
        assertThat(names(swept, "expired")).anyMatch(name -> name.endsWith(" half deleted"));
        assertThat(names(swept, "lost")).noneMatch(name -> name.endsWith(" half deleted"));
        assertThat(exists(half)).isFalse();
        assertThat(files(half)).isZero();
        assertThat(names(swept, "raw")).anyMatch(name -> name.endsWith(" half its raw answers deleted"));
        assertThat(files(raw)).isEqualTo(1);
        assertThat(people.value("select raw from exports where job_id = ?", raw)).isEqualTo("gone");
    }

    @Test
    void a_moment_that_no_rule_stands_for_any_more_deletes_nothing() {
        UUID stale = ended("of a rule that was taken back", null);
        people.update("update jobs set expires_at = now() - interval '1 hour' where id = ?", stale);
        assertThat(names(swept(false), "expired")).noneMatch(name -> name.endsWith(" of a rule that was taken back"));
        assertThat(exists(stale)).isTrue();
    }

    @Test
    void raw_answers_go_before_their_export_but_what_a_delta_builds_on_stays() {
        UUID export = ended("with raw answers", null);
        people.update("insert into exports (job_id, uri, packaging, sha256, bytes, files, content_sha256) values (?, ?, 'zip', '', 5, 1, '')", export, "local:jobs/" + export + "/a.zip");
        for (int i = 0; i < 130; i++) {
            object(export, "raw/1/chunk-" + i, 10, Duration.ofDays(9));
        }
        object(export, "raw/1/known.gz", 10, Duration.ofDays(9));
        object(export, "a.zip", 5, Duration.ofDays(9));
        admin.put("/api/config/raw_days", Map.of("value", 20_000));
        assertThat(names(swept(false), "raw")).noneMatch(name -> name.endsWith(" with raw answers"));
        people.update("update jobs set finished_at = now() - interval '19999 days' where id = ?", export);
        assertThat(names(swept(false), "raw")).noneMatch(name -> name.endsWith(" with raw answers"));
        people.update("update jobs set finished_at = now() - interval '20001 days' where id = ?", export);
        JsonNode dry = swept(true);
        assertThat(names(dry, "raw")).anyMatch(name -> name.endsWith(" with raw answers"));
        assertThat(files(export)).isEqualTo(132);
        assertThat(swept(false).path("raw")).isEqualTo(dry.path("raw"));
        assertThat(files(export)).isEqualTo(2);
        assertThat(Files.exists(folder(export).resolve("raw/1/known.gz"))).isTrue();
        assertThat(names(swept(false), "raw")).as("once").noneMatch(name -> name.endsWith(" with raw answers"));
    }

    @Test
    void of_a_long_log_the_first_and_the_last_lines_stay() {
        admin.put("/api/config/events_per_job", Map.of("value", 1_000));
        UUID job = ended("talkative", null);
        people.update("insert into job_events (job_id, seq, at, type, level, key, args, data) select ?, n, now(), case when n = 500 then 'state' else 'log' end, 'info', 'job.event.resumes', '[]', '{}' from generate_series(1, 1201) n", job);
        people.update("update jobs set last_seq = 1201 where id = ?", job);
        JsonNode dry = swept(true);
        assertThat(names(dry, "logs")).anyMatch(name -> name.endsWith(" talkative"));
        assertThat(swept(false).path("logs")).isEqualTo(dry.path("logs"));
        assertThat(people.value("select count(*) || ' ' || min(seq) || ' ' || max(seq) || ' ' || count(*) filter (where type = 'state') from job_events where job_id = ?", job)).isEqualTo("1001 1 1201 1");
        assertThat(people.value("select count(*) from job_events where job_id = ? and seq between 502 and 701", job)).isEqualTo("0");
    }

    @Test
    void the_page_tells_what_lies_where_and_only_one_such_job_is_at_work() {
        assertThat(admin.get("/admin").text()).contains("href=\"/admin/storage\"");
        String page = admin.get("/admin/storage").text();
        assertThat(page).contains("Local volume", "New exports go here.", "Sweep now", "Dry run").doesNotContain("??", "S3 bucket");
        assertThat(admin.with("Accept-Language", "fr").get("/admin/storage").text()).contains("Volume local", "Nettoyer maintenant").doesNotContain("??");
        assertThat(admin.send("POST", "/admin/storage/sweep", "dry_run=perhaps", "application/x-www-form-urlencoded").status()).isEqualTo(400);
        Api.Answer elsewhere = admin.post("/api/admin/storage/migrate", Map.of("to", "minio"));
        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.json().path("errors").path(0).path("field").asText()).isEqualTo("to");
        UUID busy = job("a sweep", "paused");
        people.update("update jobs set kind = 'sweep' where id = ?", busy);
        for (String verb : List.of("sweep", "verify", "migrate")) {
            Api.Answer refused = admin.post("/api/admin/storage/" + verb, verb.equals("sweep") ? Map.of("dry_run", true) : verb.equals("migrate") ? Map.of("to", "local") : null);
            assertThat(refused.status()).as(verb).isEqualTo(409);
            assertThat(refused.json().path("code").asText()).isEqualTo("in_use");
        }
        assertThat(admin.get("/admin/storage").text()).contains("a sweep").doesNotContain("Sweep now");
        assertThat(people.loggedIn("editor").post("/api/admin/storage/sweep", Map.of("dry_run", true)).status()).isEqualTo(403);
    }

    @Test
    void re_reading_everything_names_what_is_not_as_it_was_written() {
        UUID export = ended("changed", null);
        people.update("insert into exports (job_id, uri, packaging, sha256, bytes, files, content_sha256) values (?, ?, 'directory', '', 10, 1, '')", export, "local:jobs/" + export + "/changed");
        people.update("insert into export_files (job_id, path, media_type, bytes, sha256) values (?, 'manifest.json', 'application/json', 10, '00')", export);
        object(export, "changed/manifest.json", 10, Duration.ZERO);
        JsonNode found = result(admin.post("/api/admin/storage/verify", null));
        assertThat(found.path("ok").asBoolean()).isFalse();
        assertThat(found.path("problems")).anyMatch(one -> one.path("export").asText().endsWith(" changed") && one.path("path").asText().equals("manifest.json") && one.path("problem").asText().equals("sha256"));
    }

    private JsonNode swept(boolean dryRun) {
        return result(admin.post("/api/admin/storage/sweep", Map.of("dry_run", dryRun)));
    }

    private JsonNode result(Api.Answer queued) {
        assertThat(queued.status()).as(queued.text()).isEqualTo(202);
        String id = queued.json().path("job_id").asText();
        made.add(UUID.fromString(id));
        JsonNode job = Awaitility.await().atMost(LONGEST).until(() -> admin.get("/api/jobs/" + id).json(), now -> now.path("status").asText().matches("done|failed|cancelled"));
        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
        assertThat(admin.with("HX-Request", "true").get("/jobs/" + id + "/result").text()).contains("id=\"result\"").doesNotContain("??");
        return job.path("result");
    }

    private UUID ended(String name, Integer overSince) {
        UUID id = job(name, "done");
        people.update("update jobs set finished_at = now() - interval '30 days' where id = ?", id);
        if (overSince != null) {
            people.update("update jobs set retention_days = 1 where id = ?", id);
            people.update("update jobs set expires_at = now() - ? * interval '1 hour' where id = ?", overSince, id);
        }
        return id;
    }

    private UUID job(String name, String status) {
        UUID id = UUID.randomUUID();
        made.add(id);
        people.update("insert into jobs (id, kind, name, status, phase, owner_id, request, progress, created_at) values (?, 'export', ?, ?, 'finished', ?, '{}', ?, now())", id, name, status, owner, NO_PROGRESS);
        return id;
    }

    private UUID deleted(String name) {
        UUID id = job(name, "cancelled");
        people.update("delete from jobs where id = ?", id);
        return id;
    }

    private boolean exists(UUID job) {
        return people.value("select 1 from jobs where id = ?", job) != null;
    }

    private Path folder(UUID job) {
        return app.dataDir().resolve("objects/jobs/" + job);
    }

    private void object(UUID job, String name, int bytes, Duration age) {
        try {
            Path file = folder(job).resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[bytes]);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private long files(UUID job) {
        if (!Files.exists(folder(job))) {
            return 0;
        }
        try (var files = Files.walk(folder(job))) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> names(JsonNode report, String step) {
        List<String> names = new ArrayList<>();
        report.path(step).path("names").forEach(name -> names.add(name.asText()));
        return names;
    }
}
