package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** A service desk's comments that customers may not read, as Data Center tells of them. */
class AudienceTest {

    private static final String PROPERTY = "{\"key\":\"sd.public.comment\",\"value\":{\"internal\":true}}";

    @TempDir
    Path temp;

    @Test
    void eitherEditionSaysItInItsOwnWay() {
        assertThat(internal("{\"jsdPublic\":false}")).contains(true);
        assertThat(internal("{\"jsdPublic\":true}")).contains(false);
        assertThat(internal("{\"properties\":[{\"key\":\"other\",\"value\":{\"internal\":true}}," + PROPERTY.replace("true", "false") + "]}")).contains(false);
        assertThat(internal("{\"properties\":[" + PROPERTY + "]}")).contains(true);
        assertThat(internal("{\"properties\":[{\"key\":\"sd.public.comment\",\"value\":\"yes\"}]}")).isEmpty();
        assertThat(internal("{\"properties\":[]}")).isEmpty();
        assertThat(internal("{}")).isEmpty();
    }

    @Test
    void everyFormatMarksThemAndTheRawOnesKeepJirasWords() throws IOException {
        assertThat(written("csv", "csv/comments.csv")).contains(",true,Not for you");
        assertThat(written("html", "html/issues/DESK-1.html")).contains("class=\"comment internal\"");
        assertThat(written("markdown", "markdown/DESK-1.md")).contains("\u00B7 Internal");
        assertThat(written("xml", "xml/issues.xml")).contains("<x:comment id=\"5\" internal=\"true\"/>");
        assertThat(written("json", "json/issues.json")).contains("\"properties\":[" + PROPERTY + "]").doesNotContain("jsdPublic");
    }

    private static Optional<Boolean> internal(String comment) {
        return Audience.internal(RawJson.read(comment));
    }

    private String written(String format, String path) throws IOException {
        Map<String, byte[]> files = Written.by(Formats.named(format).orElseThrow(), new Desk(), FormatOptions.DEFAULT, temp);
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    private static final class Desk implements Extracted {

        @Override
        public Include include() {
            return SmallWorld.ALL;
        }

        @Override
        public String baseUrl() {
            return "https://jira.example";
        }

        @Override
        public String deployment() {
            return "server";
        }

        @Override
        public ArrayNode fields() {
            return RawJson.array();
        }

        @Override
        public void eachIssue(IssueVisitor visitor) throws IOException {
            ArrayNode comments = (ArrayNode) RawJson.read("[{\"id\":\"5\",\"body\":\"Not for you\",\"created\":\"2026-02-25T22:17:05.123+0100\",\"properties\":[" + PROPERTY + "]}]");
            visitor.visit(new ExtractedIssue(1, "DESK-1", (ObjectNode) RawJson.read("{\"summary\":\"a\"}"), comments, RawJson.array(), RawJson.array(), RawJson.array(), List.of(),
                    RawJson.array(), RawJson.object(), RawJson.object()));
        }
    }
}
