package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.issues.RawJson;

import java.io.IOException;
import java.util.List;

/** An extraction of a few issues made up on the spot. */
public record Small(ArrayNode fields, List<ExtractedIssue> issues) implements Extracted {

    public static Small of(ArrayNode fields, ObjectNode... values) {
        return new Small(fields, java.util.stream.IntStream.range(0, values.length).mapToObj(i -> issue(i + 1, values[i])).toList());
    }

    public static ExtractedIssue issue(int id, ObjectNode values) {
        return new ExtractedIssue(id, "S-" + id, values, RawJson.array(), RawJson.array(), RawJson.array(), RawJson.array(), List.of(), RawJson.array(), RawJson.object(), RawJson.object());
    }

    @Override
    public Include include() {
        return SmallWorld.ALL;
    }

    @Override
    public String baseUrl() {
        return "https://small.example";
    }

    @Override
    public String deployment() {
        return "cloud";
    }

    @Override
    public void eachIssue(IssueVisitor visitor) throws IOException {
        for (ExtractedIssue issue : issues) {
            visitor.visit(issue);
        }
    }
}
