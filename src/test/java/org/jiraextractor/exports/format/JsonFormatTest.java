package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jiraextractor.exports.Golden;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class JsonFormatTest {

    @TempDir
    Path temp;

    @Test
    void theSmallWorldIsWrittenAsAgreed() throws IOException {
        Map<String, byte[]> files = written(new SmallWorld(SmallWorld.ALL));
        assertThat(files).containsOnlyKeys("json/issues.json", "json/changes.json", "json/fields.json");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Golden.assertSame(file.getKey(), file.getValue());
        }
    }

    @Test
    void everyValueIsJirasOwn() throws IOException {
        JsonNode issues = read(written(new SmallWorld(SmallWorld.ALL)).get("json/issues.json"));
        List<ExtractedIssue> expected = new ArrayList<>();
        new SmallWorld(SmallWorld.ALL).eachIssue(expected::add);
        assertThat(issues).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(issues.get(i).get("fields")).isEqualTo(expected.get(i).fields());
            assertThat(issues.get(i).get("comments")).isEqualTo(expected.get(i).comments());
            assertThat(issues.get(i).get("worklogs")).isEqualTo(expected.get(i).worklogs());
        }
        assertThat(issues.get(0).path("fields").path("customfield_10003").asText()).isEqualTo("1e2");
    }

    @Test
    void aLineIsAnIssueForEveryReader() throws IOException {
        String text = new String(written(new SmallWorld(SmallWorld.ALL)).get("json/issues.json"), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(5).startsWith("[").endsWith("]");
        assertThat(text).doesNotContain("\u2028", "\u2029", "\u0085").contains("\\u2028");
        assertThat(RawJson.read(lines.get(2).replaceAll(",$", "")).path("key").asText()).isEqualTo("ALPHA-2");
    }

    @Test
    void whatIsSwitchedOffHasNoFileAndNull() throws IOException {
        Map<String, byte[]> files = written(new SmallWorld(SmallWorld.NOTHING));
        assertThat(files).containsOnlyKeys("json/issues.json", "json/fields.json");
        JsonNode first = read(files.get("json/issues.json")).get(0);
        for (String key : List.of("comments", "worklogs", "attachments", "remote_links", "watchers", "votes", "changes_count")) {
            assertThat(first.has(key)).as(key).isTrue();
            assertThat(first.get(key).isNull()).as(key).isTrue();
        }
    }

    @Test
    void anExportOfNothingIsStillJson() throws IOException {
        Map<String, byte[]> files = written(new Extracted() {
            @Override
            public Include include() {
                return SmallWorld.ALL;
            }

            @Override
            public String baseUrl() {
                return "https://x";
            }

            @Override
            public String deployment() {
                return "cloud";
            }

            @Override
            public ArrayNode fields() {
                return RawJson.array();
            }

            @Override
            public void eachIssue(IssueVisitor visitor) {
                // none
            }
        });
        assertThat(files).hasSize(3);
        for (byte[] bytes : files.values()) {
            assertThat(read(bytes)).isEmpty();
        }
    }

    @Test
    void twoRunsGiveTheSameBytes() throws IOException {
        assertThat(written(new SmallWorld(SmallWorld.ALL))).usingRecursiveComparison().isEqualTo(written(new SmallWorld(SmallWorld.ALL)));
    }

    @Property(seed = "20261121")
    void anyTextComesBackAsItWas(@ForAll String text, @ForAll String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonLines lines = JsonLines.array(out)) {
            lines.add(RawJson.object().put(name, text));
            lines.add(RawJson.array().add(text));
        }
        JsonNode back = read(out.toByteArray());
        assertThat(back.get(0).get(name).textValue()).isEqualTo(text);
        assertThat(back.get(1).get(0).textValue()).isEqualTo(text);
        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8).lines()).hasSize(4);
    }

    @Property(tries = 200, seed = "20261122")
    void aValueKeepsTheTextThatJiraSent(@ForAll("sent") String value, @ForAll("sent") String comment) throws IOException {
        ObjectNode fields = (ObjectNode) RawJson.read("{\"z\":" + value + ",\"a\":1.0}");
        ArrayNode comments = RawJson.array().add(RawJson.read("{\"id\":\"1\",\"body\":" + comment + "}"));
        ExtractedIssue issue = new ExtractedIssue(1, "S-1", fields, comments, RawJson.array(), RawJson.array(), RawJson.array(), List.of(), null, null, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonLines lines = JsonLines.plain(out)) {
            lines.add(IssueJson.light(issue));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"fields\":{\"z\":" + value + ",\"a\":1.0},\"comments\":[{\"id\":\"1\",\"body\":" + comment + "}]");
    }

    @Provide
    Arbitrary<String> sent() {
        Arbitrary<String> text = Arbitraries.of("\\/", "\\u00e9", "\\u00E9", "é", "\\n", "\\u000A", "\\\\", "\\\"", "\\u0000", "\\uD83D", "\uD83D\uDE00", "a", "\\u2028").list().ofMaxSize(8).map(parts -> '"' + String.join("", parts) + '"');
        return Arbitraries.oneOf(text, text.map(one -> "[1.0,1e5,-0,1E+2,null," + one + ",{\"k\":" + one + "}]"), Arbitraries.of("1.0", "1e5", "100000000000000000001", "true"));
    }

    private Map<String, byte[]> written(Extracted extracted) throws IOException {
        return Written.by(new JsonFormat(), extracted, FormatOptions.DEFAULT, temp);
    }

    private static JsonNode read(byte[] bytes) throws IOException {
        return RawJson.read(new ByteArrayInputStream(bytes));
    }
}
