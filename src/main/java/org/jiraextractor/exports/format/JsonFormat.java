package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.issues.RawJson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Jira's own values, untouched: {@code issues.json} without the histories, {@code changes.json} with nothing else, {@code fields.json} with
 * what the fields are called. Each an array, an element a line. Every other format can be made from these.
 */
final class JsonFormat implements Format {

    private static final String TYPE = "application/json";

    @Override
    public String name() {
        return "json";
    }

    @Override
    public void write(Extracted extracted, FormatOptions options, Spool spool) throws IOException {
        try (JsonLines fields = new JsonLines(spool.open("json/fields.json", TYPE))) {
            for (JsonNode field : byId(extracted.fields())) {
                fields.add(field);
            }
        }
        boolean withChanges = extracted.include().changes();
        try (JsonLines issues = new JsonLines(spool.open("json/issues.json", TYPE));
             JsonLines changes = withChanges ? new JsonLines(spool.open("json/changes.json", TYPE)) : null) {
            extracted.eachIssue(issue -> {
                issues.add(light(issue));
                if (changes != null) {
                    changes.add(head(issue).set("changes", issue.changes()));
                }
            });
        }
    }

    /** Jira lists its fields in no order that it promises. */
    private static List<JsonNode> byId(ArrayNode fields) {
        List<JsonNode> sorted = new ArrayList<>();
        fields.forEach(sorted::add);
        sorted.sort(Comparator.comparing(field -> field.path("id").asText()));
        return sorted;
    }

    /** The issue without its histories. */
    private static ObjectNode light(ExtractedIssue issue) {
        ObjectNode light = head(issue);
        light.set("fields", issue.fields());
        light.set("comments", issue.comments());
        light.set("worklogs", issue.worklogs());
        light.set("attachments", attachments(issue));
        light.set("remote_links", issue.remoteLinks());
        light.set("watchers", issue.watchers());
        light.set("votes", issue.votes());
        return issue.changes() == null ? light.putNull("changes_count") : light.put("changes_count", issue.changes().size());
    }

    private static ObjectNode head(ExtractedIssue issue) {
        return RawJson.object().put("id", Long.toString(issue.id())).put("key", issue.key());
    }

    private static ArrayNode attachments(ExtractedIssue issue) {
        if (issue.attachments() == null) {
            return null;
        }
        ArrayNode entries = RawJson.array();
        for (IssueAttachment attachment : IssueAttachment.of(issue)) {
            JsonNode raw = attachment.raw();
            boolean there = !attachment.isMissing();
            ObjectNode entry = entries.addObject();
            entry.set("id", raw.get("id"));
            entry.put("media_id", attachment.kept() != null ? attachment.kept().mediaId() : null);
            entry.set("filename", raw.get("filename"));
            entry.put("path", attachment.path());
            entry.put("bytes", there ? (Long) attachment.kept().size() : null);
            entry.put("sha256", there ? attachment.kept().sha256() : null);
            entry.set("mime_type", raw.get("mimeType"));
            entry.set("created", raw.get("created"));
            entry.set("author", raw.get("author"));
        }
        return entries;
    }
}
