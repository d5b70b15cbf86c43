package org.jiraextractor.exports.format.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.MarkdownText;
import org.jiraextractor.richtext.SafeLink;
import org.jiraextractor.richtext.Surroundings;

import java.util.StringJoiner;

/** Files, subtasks and links of an issue, an item each. */
final class Lists {

    private final Reading reading;

    Lists(Reading reading) {
        this.reading = reading;
    }

    void write(Blocks blocks, ReadIssue issue) {
        StringJoiner files = new StringJoiner("\n");
        issue.attachments().forEach(attachment -> files.add("- " + file(issue, attachment)));
        blocks.part(reading.say("format.page.files"), files.toString());
        StringJoiner subtasks = new StringJoiner("\n");
        issue.raw().fields().path("subtasks").forEach(subtask -> subtasks.add("- " + other(subtask)));
        blocks.part(reading.say("format.page.subtasks"), subtasks.toString());
        blocks.part(reading.say("format.page.links"), links(issue.raw().fields().path("issuelinks")));
        blocks.part(reading.say("format.page.remote_links"), issue.raw().remoteLinks() == null ? "" : remote(issue.raw().remoteLinks()));
    }

    private String file(ReadIssue issue, IssueAttachment attachment) {
        String name = attachment.raw().path("filename").asText("");
        if (attachment.isMissing()) {
            String why = reading.words().say("export.missing.reason." + (attachment.kept() == null ? "not_found" : attachment.kept().missing()));
            return MarkdownText.escaped(name + " \u00B7 " + reading.say("format.page.file.missing", why));
        }
        Surroundings.File file = issue.file(attachment);
        String about = attachment.mediaType() + ", " + reading.size(file.bytes()) + " \u00B7 " + issue.people().name(attachment.raw().path("author")) + " \u00B7 "
                + reading.when().moment(attachment.raw().path("created").asText(""));
        String runs = file.href().isEmpty() ? " \u00B7 " + reading.say("format.page.file.runs", attachment.path()) : "";
        String named = file.href().isEmpty() ? MarkdownText.escaped(name) : MarkdownText.link(name.isEmpty() ? attachment.path() : name, file.href());
        return named + " " + MarkdownText.escaped("\u00B7 " + about + runs);
    }

    private String links(JsonNode links) {
        StringJoiner lines = new StringJoiner("\n");
        for (JsonNode link : links) {
            boolean inward = link.has("inwardIssue");
            JsonNode other = link.path(inward ? "inwardIssue" : "outwardIssue");
            if (!other.path("key").asText("").isEmpty()) {
                lines.add("- " + MarkdownText.escaped(link.path("type").path(inward ? "inward" : "outward").asText("")) + " " + other(other));
            }
        }
        return lines.toString();
    }

    private static String remote(JsonNode links) {
        StringJoiner lines = new StringJoiner("\n");
        for (JsonNode link : links) {
            String url = link.path("object").path("url").asText("");
            String title = link.path("object").path("title").asText("");
            String href = SafeLink.of(url, "");
            String relationship = link.path("relationship").asText("");
            lines.add("- " + (href == null ? MarkdownText.escaped(title + " " + url) : MarkdownText.link(title.isEmpty() ? url : title, href))
                    + (relationship.isEmpty() ? "" : " \u00B7 " + MarkdownText.escaped(relationship)));
        }
        return lines.toString();
    }

    private String other(JsonNode other) {
        String key = other.path("key").asText("");
        String status = other.path("fields").path("status").path("name").asText("");
        return issue(key, key) + " " + MarkdownText.escaped(other.path("fields").path("summary").asText("")) + (status.isEmpty() ? "" : " \u00B7 " + MarkdownText.escaped(status));
    }

    /** To the issue's file, or to the site where it has none here. */
    String issue(String key, String text) {
        String page = reading.page(key);
        return MarkdownText.link(text, page == null ? reading.site().issue(key) : page);
    }
}
