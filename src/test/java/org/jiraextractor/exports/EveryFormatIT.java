package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.world.World;
import org.jiraextractor.exports.format.Conversion;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.exports.format.FromJson;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Spooled;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.xml.parsers.DocumentBuilderFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** All formats at once, out of the packaged application. */
class EveryFormatIT {

    private static DemoSite site;
    private static String job;
    private static Map<String, byte[]> files;

    @TempDir
    Path temp;

    @BeforeAll
    static void export() throws IOException {
        site = DemoSite.of(RunningApp.shared().admin(), DemoOptions.defaults());
        job = site.exported(everything());
        files = unzipped(job);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void the_json_of_an_export_and_its_manifest_are_enough_to_make_all_the_rest_again() throws IOException {
        Map<String, byte[]> handed = new TreeMap<>(files);
        handed.keySet().removeIf(path -> !path.startsWith("json/") && !path.equals("manifest.json"));
        Map<String, byte[]> rebuilt = new TreeMap<>();
        JsonNode manifest = Api.JSON.readTree(handed.get("manifest.json"));
        ZoneId zone = ZoneId.of(manifest.path("source").path("account_time_zone").asText());
        FormatOptions options = new FormatOptions(new FormatOptions.Csv(';', true, FormatOptions.Dates.JIRA), new FormatOptions.Ndjson(true), zone);
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            new Conversion(Formats.names().stream().map(name -> Formats.named(name).orElseThrow()).toList(), new FromJson(handed), options).write(spool, steps -> { });
            spool.each(file -> rebuilt.put(file.path(), Spooled.bytes(file)));
        }
        Map<String, byte[]> expected = new TreeMap<>(files);
        expected.keySet().removeIf(path -> path.startsWith("attachments/") || path.equals("manifest.json"));
        assertThat(rebuilt).containsOnlyKeys(expected.keySet());
        expected.forEach((path, bytes) -> assertThat(rebuilt.get(path)).as(path).isEqualTo(bytes));
    }

    @Test
    void a_second_export_of_the_same_issues_is_the_same_bytes() {
        assertThat(site.contentSha256(site.exported(everything().put("packaging", "directory")))).isEqualTo(site.contentSha256(job));
    }

    @Test
    void the_database_holds_what_the_world_holds() throws Exception {
        World world = site.jira().world();
        Path file = Files.write(temp.resolve("issues.db"), files.get("sqlite/issues.db"));
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThat(count(database, "issues")).isEqualTo(world.issueIds().size());
            assertThat(count(database, "comments")).isEqualTo(world.commentIds().size());
            assertThat(count(database, "worklogs")).isEqualTo(world.worklogIds().size());
            assertThat(count(database, "attachments")).isEqualTo(world.attachmentIds().size());
            assertThat(count(database, "(SELECT DISTINCT change_id FROM changes)")).isEqualTo(world.historyIds().size());
            assertThat(count(database, "issues_wide")).isEqualTo(world.issueIds().size());
            assertThat(count(database, "pragma_foreign_key_check")).isZero();
        }
    }

    @Test
    void the_workbook_holds_what_the_world_holds() throws IOException {
        World world = site.jira().world();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(files.get("xlsx/issues.xlsx")))) {
            assertThat(book.getSheet("Issues").getLastRowNum()).isEqualTo(world.issueIds().size());
            assertThat(book.getSheet("Comments").getLastRowNum()).isEqualTo(world.commentIds().size());
            assertThat(book.getSheet("Worklogs").getLastRowNum()).isEqualTo(world.worklogIds().size());
            assertThat(book.getSheet("Attachments").getLastRowNum()).isEqualTo(world.attachmentIds().size());
        }
    }

    @Test
    void the_xml_holds_what_the_world_holds() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var rss = factory.newDocumentBuilder().parse(new ByteArrayInputStream(files.get("xml/issues.xml"))).getDocumentElement();
        World world = site.jira().world();
        assertThat(rss.getElementsByTagName("item").getLength()).isEqualTo(world.issueIds().size());
        assertThat(rss.getElementsByTagName("comment").getLength()).isEqualTo(world.commentIds().size());
        assertThat(rss.getElementsByTagName("x:worklog").getLength()).isEqualTo(world.worklogIds().size());
        assertThat(rss.getElementsByTagName("x:change").getLength()).isEqualTo(world.historyIds().size());
    }

    private static ObjectNode everything() {
        ObjectNode request = site.request(Formats.names().toArray(String[]::new)).put("name", "everything");
        request.putObject("include").put("remote_links", true).put("watchers", true).put("votes", true);
        ObjectNode options = request.putObject("options");
        options.putObject("csv").put("separator", ";").put("bom", true).put("dates", "jira");
        options.putObject("ndjson").put("gzip", true);
        return request;
    }

    private static long count(Connection database, String table) throws Exception {
        try (ResultSet result = database.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            return result.getLong(1);
        }
    }

    private static Map<String, byte[]> unzipped(String job) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(RunningApp.shared().admin().get("/api/jobs/" + job + "/download").body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.put(entry.getName(), zip.readAllBytes());
            }
        }
        return all;
    }
}
