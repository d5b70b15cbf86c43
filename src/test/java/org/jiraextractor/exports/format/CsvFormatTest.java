package org.jiraextractor.exports.format;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.Golden;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.support.Scratch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CsvFormatTest {

    private static final FormatOptions FRENCH = new FormatOptions(new FormatOptions.Csv(';', true, FormatOptions.Dates.JIRA), FormatOptions.Ndjson.DEFAULT, ZoneId.of("Europe/Paris"));

    @TempDir
    Path temp;

    @Test
    void theSmallWorldIsWrittenAsAgreed() throws IOException {
        Map<String, byte[]> files = written(SmallWorld.ALL, FormatOptions.DEFAULT);
        assertThat(files).containsOnlyKeys("csv/issues.csv", "csv/comments.csv", "csv/worklogs.csv", "csv/changes.csv", "csv/attachments.csv", "csv/links.csv");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Golden.assertSame(file.getKey(), file.getValue());
        }
    }

    @Test
    void semicolonsAByteOrderMarkAndJirasDatesAreAnOption() throws IOException {
        Map<String, byte[]> files = written(SmallWorld.ALL, FRENCH);
        Golden.assertSame("csv-french/issues.csv", files.get("csv/issues.csv"));
        Golden.assertSame("csv-french/comments.csv", files.get("csv/comments.csv"));
        assertThat(files.get("csv/links.csv")).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void theLanguageAndZoneOfTheMachineChangeNothing() throws IOException {
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, byte[]> here = written(SmallWorld.ALL, FRENCH);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(written(SmallWorld.ALL, FRENCH)).usingRecursiveComparison().isEqualTo(here);
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void headersRepeatAsOftenAsTheLargestIssueNeeds() throws IOException {
        List<String> header = issues().get(0).getFields();
        assertThat(header).filteredOn("Labels"::equals).hasSize(3);
        assertThat(header).filteredOn("Fix versions"::equals).hasSize(2);
        assertThat(header).filteredOn("Comment"::equals).hasSize(2);
        assertThat(header).filteredOn("Attachment"::equals).hasSize(4);
        assertThat(header).filteredOn("Custom field (Departments)"::equals).hasSize(2);
        assertThat(header).contains("Custom field (Points (customfield_10002))", "Custom field (Points (customfield_10003))", "Sprint",
                "Inward issue link (Blocks)", "Outward issue link (Blocks)", "Custom field (Team, \"core\")").doesNotContain("Custom field (Never filled)");
        for (CsvRecord row : issues()) {
            assertThat(row.getFields()).hasSameSizeAs(header);
        }
    }

    @Test
    void fieldsThatShareANameHaveTheirIdsWithIt() throws IOException {
        ArrayNode fields = (ArrayNode) RawJson.read("""
                [{"id":"customfield_1","name":"Sprint","schema":{"custom":"com.pyxis.greenhopper.jira:gh-sprint"}},
                 {"id":"customfield_2","name":"Board sprint","schema":{"custom":"com.pyxis.greenhopper.jira:gh-sprint"}},
                 {"id":"customfield_3","name":"Size"},{"id":"customfield_4","name":"Size"},{"id":"customfield_5","name":"Size (customfield_4)"},
                 {"id":"customfield_6","name":"Status"},{"id":"odd","name":"Status"},{"id":"even","name":"Even"}]""");
        ObjectNode values = RawJson.object();
        fields.forEach(field -> values.put(field.path("id").asText(), "x"));
        List<String> header = read(Written.by(new CsvFormat(), Small.of(fields, values), FormatOptions.DEFAULT, temp).get("csv/issues.csv")).get(0).getFields();
        assertThat(header).contains("Sprint (customfield_1)", "Sprint (customfield_2)", "Custom field (Size (customfield_3))", "Custom field (Size (customfield_4))",
                "Custom field (Size (customfield_4) (customfield_5))", "Custom field (Status)", "Status (odd)", "Even");
        assertThat(header).doesNotHaveDuplicates();
    }

    @Test
    void anAttachmentsAddressIsWhatTheSiteWouldSay() {
        JsonNode raw = RawJson.read("{\"id\":\"17\",\"filename\":\"a b+c/é.png\",\"content\":\"https://elsewhere.example/17\"}");
        assertThat(new Site("https://x.atlassian.net", true).attachment(raw)).isEqualTo("https://x.atlassian.net/rest/api/3/attachment/content/17");
        assertThat(new Site("https://x.example/jira", false).attachment(raw)).isEqualTo("https://x.example/jira/secure/attachment/17/a%20b%2Bc%2F%C3%A9.png");
    }

    @Test
    void textThatASpreadsheetWouldRunIsDefusedAndNumbersAreNot() throws IOException {
        List<String> all = new ArrayList<>();
        for (byte[] file : written(SmallWorld.ALL, FormatOptions.DEFAULT).values()) {
            read(file).forEach(row -> all.addAll(row.getFields()));
        }
        assertThat(all).contains("-5.00", "1e2", "'=cmd|' /C calc'!A0", "'-dash", "'@home", "'+core", "'=Eve()", "'\t=1+2", "'=2+2", "'-Beta", "'=1+1", "'-A page",
                "'@stirring;2026-02-25T21:00:00.000+01:00;acc-ann;1800");
        assertThat(all).filteredOn(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0).containsOnly("-5.00");
    }

    @Test
    void whatIsSwitchedOffHasNeitherFileNorColumn() throws IOException {
        Map<String, byte[]> files = written(SmallWorld.NOTHING, FormatOptions.DEFAULT);
        assertThat(files).containsOnlyKeys("csv/issues.csv", "csv/links.csv");
        assertThat(read(files.get("csv/issues.csv")).get(0).getFields()).doesNotContain("Comment", "Log Work", "Attachment", "Watchers");
    }

    @Test
    void whatCannotSeparateIsNoSeparator() {
        for (char c : "a0\"\n\r =-+@.\u00e9".toCharArray()) {
            assertThatIllegalArgumentException().isThrownBy(() -> new FormatOptions.Csv(c, false, FormatOptions.Dates.ISO));
        }
    }

    @Property(seed = "1976", tries = 300)
    void everyCellComesBack(@ForAll("rows") List<List<String>> rows, @ForAll("separators") char separator) throws IOException {
        try (Scratch scratch = Scratch.folderFor("spool"); Spool spool = new Spool(scratch.folder().resolve("spool"))) {
            FormatOptions.Csv options = new FormatOptions.Csv(separator, false, FormatOptions.Dates.ISO);
            try (CsvFile csv = new CsvFile(spool, "csv/x.csv", options, List.of("first", "second"))) {
                rows.forEach(row -> csv.write(row.stream().map(Cell::text).toList()));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            spool.each(file -> bytes.write(Spooled.bytes(file)));
            List<List<String>> back = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).ofCsvRecord(bytes.toString(StandardCharsets.UTF_8)).stream()
                    .map(CsvRecord::getFields).skip(1).toList();
            assertThat(back).isEqualTo(rows.stream().map(row -> row.stream().map(CsvFormatTest::expected).toList()).toList());
        }
    }

    @Provide
    Arbitrary<List<List<String>>> rows() {
        Arbitrary<String> cell = Arbitraries.oneOf(Arbitraries.strings().withChars("=+-@\t\r\n\",;'a\u0000|\ud800").ofMaxLength(6), Arbitraries.strings().all().ofMaxLength(12));
        return cell.list().ofSize(2).list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    private static String expected(String cell) {
        String whole = new String(cell.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16).replace('\0', '\uFFFD');
        return whole.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? whole : "'" + whole;
    }

    private List<CsvRecord> issues() throws IOException {
        return read(written(SmallWorld.ALL, FormatOptions.DEFAULT).get("csv/issues.csv"));
    }

    private static List<CsvRecord> read(byte[] csv) {
        return CsvReader.builder().ofCsvRecord(new String(csv, StandardCharsets.UTF_8)).stream().toList();
    }

    private Map<String, byte[]> written(Include include, FormatOptions options) throws IOException {
        return Written.by(new CsvFormat(), new SmallWorld(include), options, temp);
    }
}
