package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Issues as real sites have sent them, where they are at hand. */
class RealDataTest {

    private static final Path SHARED = Path.of("../shared/data");

    @TempDir
    Path temp;

    @Test
    void recordedIssuesPassThroughEveryFormat() throws IOException {
        Assumptions.assumeTrue(Files.exists(SHARED.resolve("devlake")), "no recorded issues here: " + SHARED);
        Recorded world = new Recorded(recorded());
        assertThat(world.issues().size()).isPositive();
        Map<String, byte[]> json = Written.by(new JsonFormat(), world, FormatOptions.DEFAULT, temp);
        JsonNode back = RawJson.read(new ByteArrayInputStream(json.get("json/issues.json")));
        for (int i = 0; i < back.size(); i++) {
            assertThat(back.get(i).get("fields")).isEqualTo(world.issues().get(i).fields());
        }
        Map<String, byte[]> csv = Written.by(new CsvFormat(), world, FormatOptions.DEFAULT, temp);
        List<CsvRecord> rows = CsvReader.builder().ofCsvRecord(new String(csv.get("csv/issues.csv"), StandardCharsets.UTF_8)).stream().toList();
        assertThat(rows).hasSize(world.issues().size() + 1);
        for (int i = 0; i < world.issues().size(); i++) {
            assertThat(rows.get(i + 1).getField(0)).isEqualTo(Cell.text(world.issues().get(i).fields().path("summary").asText()).shown());
            assertThat(rows.get(i + 1).getField(1)).isEqualTo(world.issues().get(i).key());
            assertThat(rows.get(i + 1).getFields()).hasSameSizeAs(rows.get(0).getFields());
        }
    }

    private static List<ExtractedIssue> recorded() throws IOException {
        List<ExtractedIssue> issues = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(SHARED.resolve("devlake/_raw_jira_api_issues.csv"))) {
            rows.forEach(row -> issues.add(issue(RawJson.read(row.getField("data")), issues.size())));
        }
        try (Stream<Path> files = Files.list(SHARED.resolve("jira-cli"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches(".*__issue(-\\d)?\\.json")).sorted().toList()) {
                issues.add(issue(RawJson.read(Files.readString(file)), issues.size()));
            }
        }
        return issues;
    }

    private static ExtractedIssue issue(JsonNode raw, int number) {
        ObjectNode fields = raw.get("fields").deepCopy();
        ArrayNode comments = list(fields.remove("comment"), "comments");
        ArrayNode worklogs = list(fields.remove("worklog"), "worklogs");
        JsonNode attachments = fields.remove("attachment");
        return new ExtractedIssue(raw.path("id").asLong(number), raw.path("key").asText(), fields, comments, worklogs, list(raw.get("changelog"), "histories"),
                attachments instanceof ArrayNode array ? array : RawJson.array(), List.of(), RawJson.array(), RawJson.object(), RawJson.object());
    }

    private static ArrayNode list(JsonNode parent, String name) {
        return parent != null && parent.get(name) instanceof ArrayNode array ? array : RawJson.array();
    }

    private record Recorded(List<ExtractedIssue> issues) implements Extracted {

        @Override
        public Include include() {
            return SmallWorld.ALL;
        }

        @Override
        public String baseUrl() {
            return "https://recorded.example";
        }

        @Override
        public String deployment() {
            return "cloud";
        }

        @Override
        public ArrayNode fields() {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(SHARED.resolve("devlake/_raw_jira_api_issue_fields.csv"))) {
                ArrayNode fields = RawJson.array();
                rows.forEach(row -> fields.add(RawJson.read(row.getField("data"))));
                return fields;
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }

        @Override
        public void eachIssue(IssueVisitor visitor) throws IOException {
            for (ExtractedIssue issue : issues) {
                visitor.visit(issue);
            }
        }
    }
}
