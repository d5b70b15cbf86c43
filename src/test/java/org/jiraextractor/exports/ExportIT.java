package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.jiraextractor.demo.Call;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.world.DemoAttachment;
import org.jiraextractor.demo.world.World;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What DemoJira knows and what an export of it holds: id by id for every kind, byte for byte for files, in both packagings. */
class ExportIT {

    private static Api admin;
    private static DemoSite site;
    private static String zip;
    private static String folder;

    @BeforeAll
    static void export() {
        admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
        zip = site.exported(site.request("json", "csv"));
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
    void json_and_the_world_agree_id_by_id_for_every_kind(String job) throws IOException {
        Map<String, byte[]> files = unzipped(job);
        World world = site.jira().world();
        List<JsonNode> issues = list(files, "json/issues.json");
        assertThat(issues).extracting(issue -> issue.path("id").asLong()).isSorted();
        assertThat(ids(issues)).isEqualTo(world.issueIds());
        assertThat(ids(below(issues, "comments"))).isEqualTo(world.commentIds());
        assertThat(ids(below(issues, "worklogs"))).isEqualTo(world.worklogIds());
        assertThat(ids(below(issues, "attachments"))).isEqualTo(world.attachmentIds());
        List<JsonNode> changes = list(files, "json/changes.json");
        assertThat(ids(changes)).isEqualTo(world.issueIds());
        assertThat(ids(below(changes, "changes"))).isEqualTo(world.historyIds());
        world.issues().forEach(truth -> {
            JsonNode issue = issues.stream().filter(one -> one.path("id").asText().equals(truth.idText())).findFirst().orElseThrow();
            assertThat(issue.path("key").asText()).isEqualTo(truth.key());
            assertThat(issue.path("changes_count").asInt()).isEqualTo(truth.histories().size());
            assertThat(issue.path("comments")).hasSize(truth.comments().size());
            assertThat(issue.path("worklogs")).hasSize(truth.worklogs().size());
            assertThat(issue.path("fields").path("summary")).isEqualTo(truth.field("summary"));
        });
    }

    @ParameterizedTest
    @MethodSource("both")
    void csv_and_the_world_agree_id_by_id_for_every_kind(String job) throws IOException {
        Map<String, byte[]> files = unzipped(job);
        World world = site.jira().world();
        assertThat(column(files, "csv/issues.csv", "Issue id")).isEqualTo(world.issueIds());
        assertThat(column(files, "csv/comments.csv", "id")).isEqualTo(world.commentIds());
        assertThat(column(files, "csv/worklogs.csv", "id")).isEqualTo(world.worklogIds());
        assertThat(column(files, "csv/attachments.csv", "id")).isEqualTo(world.attachmentIds());
        assertThat(column(files, "csv/changes.csv", "change_id")).isEqualTo(world.historyIds());
    }

    @ParameterizedTest
    @MethodSource("both")
    void every_attachment_is_there_byte_for_byte(String job) throws Exception {
        Map<String, byte[]> files = unzipped(job);
        List<JsonNode> attachments = below(list(files, "json/issues.json"), "attachments");
        Set<String> named = new TreeSet<>();
        for (JsonNode attachment : attachments) {
            DemoAttachment truth = site.jira().world().attachment(attachment.path("id").asLong()).orElseThrow();
            byte[] bytes = files.get(attachment.path("path").asText());
            assertThat(sha256(bytes)).as(truth.filename()).isEqualTo(truth.sha256()).isEqualTo(attachment.path("sha256").asText());
            assertThat(attachment.path("bytes").asLong()).isEqualTo(truth.bytes().length);
            assertThat(attachment.path("filename").asText()).isEqualTo(truth.filename());
            named.add(attachment.path("path").asText());
        }
        assertThat(files.keySet().stream().filter(path -> path.startsWith("attachments/")).collect(Collectors.toSet())).isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("both")
    void the_manifest_counts_what_there_is_and_its_sum_can_be_made_again(String job) throws Exception {
        Map<String, byte[]> files = unzipped(job);
        JsonNode manifest = Api.JSON.readTree(files.get("manifest.json"));
        World world = site.jira().world();
        assertThat(manifest.path("complete").asBoolean()).isTrue();
        assertThat(manifest.path("truncated").asBoolean()).isFalse();
        assertThat(manifest.path("missing")).isEmpty();
        Map<String, Set<String>> kinds = Map.of("issues", world.issueIds(), "comments", world.commentIds(), "worklogs", world.worklogIds(), "changes", world.historyIds(),
                "attachments", world.attachmentIds());
        kinds.forEach((kind, ids) -> assertThat(manifest.path("counts").path(kind).toString()).as(kind)
                .isEqualTo("{\"expected\":" + ids.size() + ",\"exported\":" + ids.size() + ",\"included\":true}"));
        StringBuilder lines = new StringBuilder();
        Map<String, String> told = new TreeMap<>();
        manifest.path("files").forEach(file -> told.put(file.path("path").asText(), file.path("sha256").asText() + " " + file.path("bytes").asLong()));
        for (Map.Entry<String, byte[]> file : sortedByUtf8(files)) {
            if (!file.getKey().equals("manifest.json")) {
                lines.append(sha256(file.getValue())).append("  ").append(file.getKey()).append('\n');
                assertThat(told.remove(file.getKey())).as(file.getKey()).isEqualTo(sha256(file.getValue()) + " " + file.getValue().length);
            }
        }
        assertThat(told).isEmpty();
        assertThat(manifest.path("content_sha256").asText()).isEqualTo(sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(site.job(job).path("complete").asBoolean()).isTrue();
        assertThat(site.job(job).path("artifact").path("files").asInt()).isEqualTo(files.size());
    }

    @Test
    void the_same_world_gives_the_same_content_in_either_packaging_and_at_any_time() {
        String again = site.exported(site.request("json", "csv").put("name", "another name"));
        assertThat(site.contentSha256(zip)).hasSize(64).isEqualTo(site.contentSha256(folder)).isEqualTo(site.contentSha256(again));
    }

    @Test
    void no_credential_ever_reaches_the_media_host() {
        List<Call> media = site.jira().calls().entries().stream().filter(call -> call.host() == Call.Host.MEDIA).toList();
        assertThat(media).hasSizeGreaterThanOrEqualTo(site.jira().world().attachmentIds().size()).noneMatch(Call::authorized).noneMatch(Call::cookie);
        assertThat(site.jira().calls().entries()).filteredOn(call -> call.host() == Call.Host.SITE).noneMatch(Call::cookie);
    }

    @Test
    void a_query_that_finds_nothing_ends_well_with_no_issues() {
        String job = site.exported(site.request("json", "csv").put("jql", "project = ALPHA AND created < \"2001-01-01\""));
        assertThat(site.job(job).path("complete").asBoolean()).isTrue();
        assertThat(site.manifest(job).path("counts").path("issues").toString()).isEqualTo("{\"expected\":0,\"exported\":0,\"included\":true}");
        assertThat(site.file(job, "json/issues.json").json()).isEmpty();
    }

    @Test
    void what_is_switched_off_is_absent_and_not_missing() {
        var body = site.request("json", "csv");
        body.putObject("include").put("comments", false).put("worklogs", false).put("changes", false).put("attachments", false);
        String job = site.exported(body);
        JsonNode manifest = site.manifest(job);
        for (String kind : List.of("comments", "worklogs", "changes", "attachments")) {
            assertThat(manifest.path("counts").path(kind).toString()).as(kind).isEqualTo("{\"expected\":null,\"exported\":0,\"included\":false}");
        }
        assertThat(manifest.path("files").findValuesAsText("path")).containsExactlyInAnyOrder("json/issues.json", "json/fields.json", "csv/issues.csv", "csv/links.csv");
        assertThat(manifest.path("complete").asBoolean()).isTrue();
        assertThat(site.file(job, "json/issues.json").json()).allMatch(issue -> issue.get("comments").isNull() && issue.get("attachments").isNull());
        assertThat(site.job(job).path("progress").path("comments_done").asInt()).isZero();
    }

    @Test
    void a_limit_cuts_by_id_and_says_so() {
        var body = site.request("json");
        body.putObject("limits").put("max_issues", 7);
        String job = site.exported(body);
        assertThat(site.manifest(job).path("truncated").asBoolean()).isTrue();
        assertThat(site.manifest(job).path("counts").path("issues").path("expected").asInt()).isEqualTo(7);
        assertThat(site.file(job, "json/issues.json").json().findValuesAsText("id").size()).isGreaterThanOrEqualTo(7);
    }

    private static Map<String, byte[]> unzipped(String job) throws IOException {
        Api.Answer answer = admin.get("/api/jobs/" + job + "/download");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(files.put(entry.getName(), zip.readAllBytes())).as(entry.getName()).isNull();
            }
        }
        return files;
    }

    private static List<Map.Entry<String, byte[]>> sortedByUtf8(Map<String, byte[]> files) {
        return files.entrySet().stream().sorted((a, b) -> java.util.Arrays.compareUnsigned(a.getKey().getBytes(StandardCharsets.UTF_8), b.getKey().getBytes(StandardCharsets.UTF_8))).toList();
    }

    private static List<JsonNode> list(Map<String, byte[]> files, String path) throws IOException {
        List<JsonNode> elements = new ArrayList<>();
        Api.JSON.readTree(files.get(path)).forEach(elements::add);
        return elements;
    }

    private static List<JsonNode> below(List<JsonNode> issues, String kind) {
        List<JsonNode> elements = new ArrayList<>();
        issues.forEach(issue -> issue.path(kind).forEach(elements::add));
        return elements;
    }

    private static Set<String> ids(Collection<JsonNode> elements) {
        List<String> ids = elements.stream().map(element -> element.path("id").asText()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        return new TreeSet<>(ids);
    }

    private static Set<String> column(Map<String, byte[]> files, String path, String name) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(new String(files.get(path), StandardCharsets.UTF_8))) {
            List<CsvRecord> rows = csv.stream().toList();
            int at = rows.get(0).getFields().indexOf(name);
            return rows.stream().skip(1).map(row -> row.getField(at)).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
