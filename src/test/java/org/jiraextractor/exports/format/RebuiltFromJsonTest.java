package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever has json/ and the manifest has everything: each other format can be made from them again, byte for byte. */
class RebuiltFromJsonTest {

    private static final FormatOptions OPTIONS = new FormatOptions(new FormatOptions.Csv('\t', true, FormatOptions.Dates.JIRA), new FormatOptions.Ndjson(true), ZoneId.of("America/Montreal"));

    @TempDir
    Path temp;

    @Test
    void everyFormatIsTheSameMadeFromTheJsonOfTheExport() throws IOException {
        assertRebuilt(new SmallWorld(SmallWorld.ALL));
    }

    @Test
    void soItIsOfAnExportThatTookLittle() throws IOException {
        assertRebuilt(new SmallWorld(SmallWorld.NOTHING));
        assertRebuilt(new SmallWorld(new Include(true, false, true, false, true, false, false)));
    }

    @Test
    void soItIsOfADataCenter() throws IOException {
        assertRebuilt(new OnDataCenter(new SmallWorld(SmallWorld.ALL)));
    }

    private void assertRebuilt(Extracted extracted) throws IOException {
        Map<String, byte[]> export = written(extracted);
        export.put("manifest.json", manifest(extracted));
        Map<String, byte[]> handed = new TreeMap<>(export);
        handed.keySet().removeIf(path -> !path.startsWith("json/") && !path.equals("manifest.json"));
        Map<String, byte[]> rebuilt = written(new FromJson(handed));
        rebuilt.put("manifest.json", export.get("manifest.json"));
        assertThat(rebuilt).containsOnlyKeys(export.keySet());
        export.forEach((path, bytes) -> assertThat(rebuilt.get(path)).as(path).isEqualTo(bytes));
    }

    private Map<String, byte[]> written(Extracted extracted) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            new Conversion(Formats.names().stream().map(name -> Formats.named(name).orElseThrow()).toList(), extracted, OPTIONS).write(spool, Conversion.UNHEARD);
            spool.each(file -> files.put(file.path(), Spooled.bytes(file)));
        }
        return files;
    }

    private static byte[] manifest(Extracted extracted) throws IOException {
        ObjectNode manifest = RawJson.object();
        manifest.putObject("source").put("base_url", extracted.baseUrl()).put("deployment", extracted.deployment()).put("version", extracted.version());
        Include include = extracted.include();
        manifest.putObject("request").putObject("include").put("remote_links", include.remoteLinks()).put("watchers", include.watchers()).put("votes", include.votes());
        ObjectNode counts = manifest.putObject("counts");
        counts.putObject("comments").put("included", include.comments());
        counts.putObject("worklogs").put("included", include.worklogs());
        counts.putObject("changes").put("included", include.changes());
        counts.putObject("attachments").put("included", include.attachments());
        extracted.eachIssue(issue -> missing(issue, manifest));
        return RawJson.write(manifest).getBytes(StandardCharsets.UTF_8);
    }

    private static void missing(ExtractedIssue issue, ObjectNode manifest) {
        issue.kept().stream().filter(one -> one.missing() != null).forEach(one -> manifest.withArray("missing").addObject()
                .put("kind", "attachment").put("issue", issue.key()).put("id", one.id()).put("reason", one.missing()));
    }

    private record OnDataCenter(Extracted of) implements Extracted {

        @Override
        public Include include() {
            return of.include();
        }

        @Override
        public String baseUrl() {
            return "https://jira.example/jira";
        }

        @Override
        public String deployment() {
            return "server";
        }

        @Override
        public com.fasterxml.jackson.databind.node.ArrayNode fields() {
            return of.fields();
        }

        @Override
        public void eachIssue(IssueVisitor visitor) throws IOException {
            of.eachIssue(visitor);
        }
    }
}
