package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A finished job's files: the list, one by one out of a ZIP and out of a folder, parts of them, all of them. */
class ExportFilesIT {

    private static Api admin;
    private static DemoSite site;
    private static String zip;
    private static String folder;

    @BeforeAll
    static void export() {
        admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
        zip = site.exported(site.request("json", "csv").put("name", "files of demo"));
        folder = site.exported(site.request("json", "csv").put("packaging", "directory"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static Stream<String> both() {
        return Stream.of(zip, folder);
    }

    @ParameterizedTest
    @MethodSource("both")
    void every_file_of_the_list_is_there_under_its_encoded_path_with_its_size_and_sum(String job) throws Exception {
        List<JsonNode> files = listed(job, 7);
        assertThat(files).extracting(file -> file.path("path").asText()).doesNotHaveDuplicates().contains("manifest.json", "json/issues.json", "csv/issues.csv");
        assertThat(files).hasSize(site.job(job).path("artifact").path("files").asInt());
        for (JsonNode file : files) {
            assertThat(file.properties().stream().map(java.util.Map.Entry::getKey)).containsExactlyInAnyOrder("path", "bytes", "sha256", "media_type");
            Api.Answer answer = site.file(job, encoded(file.path("path").asText()));
            assertThat(answer.status()).as(file.toString()).isEqualTo(200);
            assertThat(answer.body()).as(file.toString()).hasSize(file.path("bytes").asInt());
            assertThat(sha256(answer.body())).isEqualTo(file.path("sha256").asText());
            assertThat(answer.header("ETag")).isEqualTo('"' + file.path("sha256").asText() + '"');
            assertThat(answer.header("Content-Disposition")).startsWith("attachment; ");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void a_stored_and_a_deflated_file_give_any_part_of_themselves(String job) {
        String picture = listed(job, 200).stream().map(file -> file.path("path").asText()).filter(path -> path.endsWith("dump.bin")).findFirst().orElseThrow();
        for (String path : List.of("json/issues.json", picture)) {
            byte[] whole = site.file(job, encoded(path)).body();
            String url = "/api/jobs/" + job + "/files/" + encoded(path);
            part(url, "bytes=100-199", whole, 100, 200);
            part(url, "bytes=0-0", whole, 0, 1);
            part(url, "bytes=-10", whole, whole.length - 10, whole.length);
            part(url, "bytes=" + (whole.length - 5) + "-", whole, whole.length - 5, whole.length);
            part(url, "bytes=70000-9999999999", whole, 70_000, whole.length);
            part(url, "bytes=-9999999999", whole, 0, whole.length);
            for (String none : List.of("bytes=" + whole.length + "-", "bytes=-0", "bytes=99999999999-", "bytes=99999999999999999999-", "bytes=" + "9".repeat(300) + "-")) {
                Api.Answer answer = admin.with("Range", none).get(url);
                assertThat(answer.status()).as(none).isEqualTo(416);
                assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + whole.length);
            }
            for (String ignored : List.of("bytes=9-3", "lines=1-2", "bytes=a-b", "bytes=-", "bytes=0-1,5-6", "")) {
                Api.Answer answer = admin.with("Range", ignored).get(url);
                assertThat(answer.status()).as(ignored).isEqualTo(200);
                assertThat(Arrays.equals(answer.body(), whole)).as(ignored).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void what_a_client_has_already_is_not_sent_again(String job) {
        String url = "/api/jobs/" + job + "/files/json/issues.json";
        Api.Answer whole = admin.get(url);
        String tag = whole.header("ETag");
        for (String known : List.of(tag, "\"other\", " + tag, "W/" + tag, "*")) {
            Api.Answer answer = admin.with("If-None-Match", known).get(url);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(tag);
        }
        assertThat(admin.with("If-None-Match", "\"other\"").get(url).status()).isEqualTo(200);
        assertThat(admin.with("Range", "bytes=0-9").with("If-Range", tag).get(url).status()).isEqualTo(206);
        Api.Answer changed = admin.with("Range", "bytes=0-9").with("If-Range", "\"other\"").get(url);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).isEqualTo(whole.body());
    }

    @Test
    void the_zip_downloads_whole_and_in_parts_under_its_name() {
        String url = "/api/jobs/" + zip + "/download";
        Api.Answer whole = admin.get(url);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Content-Type")).isEqualTo("application/zip");
        assertThat(whole.header("Content-Disposition")).contains("filename=\"files").contains(".zip\"");
        assertThat(whole.body()).hasSize(site.job(zip).path("artifact").path("bytes").asInt());
        part(url, "bytes=1000-1999", whole.body(), 1000, 2000);
        assertThat(admin.with("If-None-Match", whole.header("ETag")).get(url).status()).isEqualTo(304);
    }

    @Test
    void a_folder_downloads_as_a_zip_without_parts() {
        Api.Answer answer = admin.with("Range", "bytes=0-9").get("/api/jobs/" + folder + "/download");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains(".zip\"");
        assertThat(new String(answer.body(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing.txt", "json", "json/", "json/issues.json/", "JSON/issues.json", "json%2fissues.json%00", "%00", "..%2f..%2f..%2fpostgres.password", "%2e%2e/%2e%2e/%2e%2e/postgres.password",
        "json/%2e%2e/manifest.json", "..%5c..%5cpostgres.password", "%252e%252e%252fpostgres.password", "json/..%2f..%2f..%2fraw", "%c0%ae%c0%ae/x", "a%0d%0aSet-Cookie:x", "%ff", "raw/1/census.ids.gz",
        "json;x=1/issues.jso"})
    void what_is_no_file_of_the_job_is_not_found_whatever_it_tries(String path) {
        for (String job : List.of(zip, folder)) {
            Api.Answer answer = site.file(job, path);
            assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "limit=201", "cursor=x", "cursor=MQo", "cursor=MQoA", "cursor=MQr_"})
    void a_wrong_limit_or_cursor_is_no_error_of_ours(String query) {
        Api.Answer answer = admin.get("/api/jobs/" + zip + "/files?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_field");
    }

    @Test
    void before_the_job_is_done_there_are_no_files() {
        CountDownLatch go = new CountDownLatch(1);
        site.jira().moods().beforeNext("issue/bulkfetch", () -> await(go));
        String job = site.queued(site.request("json"));
        try {
            for (String path : List.of("/files", "/files/manifest.json", "/download")) {
                Api.Answer answer = admin.get("/api/jobs/" + job + path);
                assertThat(answer.status()).as(path).isEqualTo(409);
                assertThat(answer.json().path("code").asText()).isEqualTo("wrong_state");
                assertThat(answer.json().path("detail").asText()).contains("has no files yet");
            }
        } finally {
            go.countDown();
        }
        assertThat(site.ended(job).path("status").asText()).isEqualTo("done");
        assertThat(admin.get("/api/jobs/" + job + "/files").status()).isEqualTo(200);
    }

    @Test
    void nobody_gets_files_without_a_credential_and_there_are_none_of_unknown_jobs() {
        Api nobody = RunningApp.shared().anonymous();
        for (String path : List.of("/files", "/files/manifest.json", "/download")) {
            assertThat(nobody.get("/api/jobs/" + zip + path).status()).isEqualTo(401);
            for (String id : List.of("00000000-0000-4000-8000-000000000000", "x", "1-1-1-1-1", "%00")) {
                Api.Answer answer = admin.get("/api/jobs/" + id + path);
                assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
            }
        }
    }

    private static void part(String url, String range, byte[] whole, int from, int to) {
        Api.Answer answer = admin.with("Range", range).get(url);
        assertThat(answer.status()).as(range).isEqualTo(206);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + whole.length);
        assertThat(Arrays.equals(answer.body(), Arrays.copyOfRange(whole, from, to))).as(range).isTrue();
    }

    private static List<JsonNode> listed(String job, int limit) {
        List<JsonNode> files = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/jobs/" + job + "/files?limit=" + limit + cursor).json();
            assertThat(page.path("items").size()).isBetween(1, limit);
            page.path("items").forEach(files::add);
            cursor = page.path("next_cursor").isNull() ? null : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);
        return files;
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/")).map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20")).collect(Collectors.joining("/"));
    }

    private static void await(CountDownLatch go) {
        try {
            go.await(240, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
