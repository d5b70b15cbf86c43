package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A stored export is re-read: it is as it was written, or it is told what is not. */
class VerifyIT {

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
    void an_export_that_nobody_touched_is_as_it_was_written() {
        for (String packaging : List.of("zip", "directory")) {
            String export = site.exported(site.request("json", "csv").put("packaging", packaging));
            JsonNode verified = verified(export);
            assertThat(verified.path("kind").asText()).isEqualTo("verify");
            assertThat(verified.path("source_job_id").asText()).isEqualTo(export);
            assertThat(verified.path("complete").isNull()).isTrue();
            assertThat(verified.path("artifact").isNull()).isTrue();
            assertThat(verified.path("result").toString()).isEqualTo("{\"ok\":true,\"files\":" + site.job(export).path("artifact").path("files").asInt() + ",\"mismatches\":[]}");
            assertThat(page(verified)).contains("exactly as written", "/jobs/" + export);
        }
    }

    @Test
    void whatever_happened_to_a_folder_is_told_by_name() throws IOException {
        String export = site.exported(site.request("json", "csv").put("packaging", "directory"));
        Path folder = stored(export);
        Files.delete(folder.resolve("csv/comments.csv"));
        Files.writeString(folder.resolve("csv/issues.csv"), "more", StandardOpenOption.APPEND);
        turn(folder.resolve("json/changes.json"), 100);
        Files.writeString(folder.resolve("json/zz.json"), "[]");

        JsonNode verified = verified(export);
        assertThat(verified.path("status").asText()).isEqualTo("done");
        assertThat(verified.path("result").path("ok").asBoolean()).isFalse();
        assertThat(problems(verified)).containsExactly("csv/comments.csv missing", "csv/issues.csv size", "json/changes.json sha256", "json/zz.json extra");
        assertThat(page(verified)).contains("4 things are no longer as written", "It is not there any more", "Its size has changed", "Its content has changed", "It was not there when the export was made");
        assertThat(site.events(verified.path("job_id").asText())).extracting(event -> event.path("message").asText()).contains("csv/comments.csv is not there any more.");
    }

    @Test
    void a_zip_is_verified_from_the_inside() throws IOException {
        String export = site.exported(site.request("json"));
        Path zip = stored(export);
        JsonNode attachment = first(export, "attachments/");
        // attachments are stored as they are: their bytes can be found in the ZIP
        byte[] bytes = site.file(export, attachment.path("path").asText()).body();
        byte[] whole = Files.readAllBytes(zip);
        turn(zip, indexOf(whole, bytes));

        assertThat(problems(verified(export))).containsExactly(attachment.path("path").asText() + " sha256", zip.getFileName() + " sha256");
    }

    @Test
    void a_zip_that_is_cut_or_gone_is_told() throws IOException {
        String export = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        Path zip = stored(export);
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.setLength(file.length() - 40);
        }
        assertThat(problems(verified(export))).contains(zip.getFileName() + " size");
        Files.delete(zip);
        assertThat(problems(verified(export))).contains("json/issues.json missing", "manifest.json missing", zip.getFileName() + " missing");
    }

    @Test
    void only_what_is_done_and_has_files_can_be_verified_and_only_by_who_may_see_it() {
        assertThat(admin.post("/api/jobs/" + UUID.randomUUID() + "/verify").status()).isEqualTo(404);
        assertThat(RunningApp.shared().anonymous().post("/api/jobs/" + UUID.randomUUID() + "/verify").status()).isEqualTo(401);
        CountDownLatch go = new CountDownLatch(1);
        // the first one tries the query at the door
        site.jira().moods().beforeNext("search/jql", 1, () -> hold(go));
        String unfinished = site.queued(site.request("json"));
        try {
            Api.Answer refused = admin.post("/api/jobs/" + unfinished + "/verify");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("code").asText()).isEqualTo("wrong_state");
        } finally {
            go.countDown();
            site.ended(unfinished);
        }
        String export = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        String verify = verified(export).path("job_id").asText();
        assertThat(admin.post("/api/jobs/" + verify + "/verify").status()).isEqualTo(404);
    }

    @Test
    void a_verification_can_be_run_again_until_its_export_is_deleted() {
        String export = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        String verify = verified(export).path("job_id").asText();
        String again = admin.post("/api/jobs/" + verify + "/rerun").json().path("job_id").asText();
        assertThat(site.ended(again).path("result").path("ok").asBoolean()).isTrue();
        assertThat(admin.delete("/api/jobs/" + export).status()).isEqualTo(204);
        Api.Answer refused = admin.post("/api/jobs/" + verify + "/rerun");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("deleted");
        assertThat(site.job(verify).path("source_job_id").isNull()).isTrue();
    }

    private static void hold(CountDownLatch go) {
        try {
            go.await(240, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode verified(String export) {
        Api.Answer answer = admin.post("/api/jobs/" + export + "/verify");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(answer.header("Location")).endsWith("/api/jobs/" + answer.json().path("job_id").asText());
        return site.ended(answer.json().path("job_id").asText());
    }

    private static String page(JsonNode job) {
        Api.Answer page = admin.with("Accept-Language", "en").get("/jobs/" + job.path("job_id").asText() + "/result");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        return page.text();
    }

    private static List<String> problems(JsonNode job) {
        List<String> problems = new ArrayList<>();
        job.path("result").path("mismatches").forEach(mismatch -> problems.add(mismatch.path("path").asText() + " " + mismatch.path("problem").asText()));
        return problems;
    }

    private static JsonNode first(String export, String prefix) {
        for (JsonNode file : admin.get("/api/jobs/" + export + "/files?limit=200").json().path("items")) {
            if (file.path("path").asText().matches(prefix + "[A-Za-z0-9/._-]+") && file.path("bytes").asInt() > 50) {
                return file;
            }
        }
        throw new AssertionError("no file below " + prefix);
    }

    private static Path stored(String export) {
        return RunningApp.shared().dataDir().resolve("objects").resolve(site.job(export).path("artifact").path("uri").asText().substring("local:".length()));
    }

    /** One bit of one byte. */
    private static void turn(Path file, int at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ 1);
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i + part.length <= whole.length; i++) {
            if (java.util.Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not there as it is");
    }
}
