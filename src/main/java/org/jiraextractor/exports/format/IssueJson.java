package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.issues.RawJson;

/** An issue as {@code issues.json} and {@code issues.ndjson} have it, and its histories as {@code changes} has them: Jira's own values, untouched. */
final class IssueJson {

    private IssueJson() {
    }

    /** The issue without its histories. */
    static ObjectNode light(ExtractedIssue issue) {
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

    static ObjectNode changes(ExtractedIssue issue) {
        return head(issue).set("changes", issue.changes());
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
