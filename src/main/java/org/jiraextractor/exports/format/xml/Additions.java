package org.jiraextractor.exports.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Audience;
import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.exports.format.Xml;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What Jira's own XML leaves out, in a namespace of ours: worklogs, histories, remote links, watchers, where attachments lie. Times are ISO 8601 here, to the millisecond. */
final class Additions {

    static final String NAMESPACE = "urn:jira-issue-extractor:additions:1";

    private final Xml xml;
    private final Prose rendered;

    Additions(Xml xml, Prose rendered) {
        this.xml = xml;
        this.rendered = rendered;
    }

    void write(ExtractedIssue issue) throws IOException {
        if (issue.comments() != null) {
            internal(issue.comments());
        }
        if (issue.worklogs() != null) {
            xml.markup("<x:worklogs>\n");
            for (JsonNode log : issue.worklogs()) {
                worklog(log);
            }
            xml.markup("</x:worklogs>\n");
        }
        if (issue.changes() != null) {
            xml.markup("<x:changelog>\n");
            for (JsonNode change : issue.changes()) {
                change(change);
            }
            xml.markup("</x:changelog>\n");
        }
        if (issue.remoteLinks() != null) {
            xml.markup("<x:remotelinks>");
            for (JsonNode link : issue.remoteLinks()) {
                xml.markup("<x:remotelink").attribute("id", link.path("id").asText("")).attribute("url", link.path("object").path("url").asText(""))
                        .attribute("relationship", link.path("relationship").asText("")).markup(">").text(link.path("object").path("title").asText("")).markup("</x:remotelink>");
            }
            xml.markup("</x:remotelinks>\n");
        }
        if (issue.watchers() != null) {
            xml.markup("<x:watchers>");
            for (JsonNode user : issue.watchers().isArray() ? issue.watchers() : issue.watchers().path("watchers")) {
                xml.markup("<x:watcher").attribute("id", FieldValue.userId(user)).markup(">").text(FieldValue.displayName(user)).markup("</x:watcher>");
            }
            xml.markup("</x:watchers>\n");
        }
        files(issue);
    }

    /** Which of the comments customers may read and which not, of those whose service desk says so: Jira's own has no place for it. */
    private void internal(JsonNode comments) throws IOException {
        List<JsonNode> told = new ArrayList<>();
        comments.forEach(comment -> Audience.internal(comment).ifPresent(internal -> told.add(comment)));
        if (!told.isEmpty()) {
            xml.markup("<x:comments>");
            for (JsonNode comment : told) {
                xml.markup("<x:comment").attribute("id", comment.path("id").asText("")).attribute("internal", Boolean.toString(Audience.isInternal(comment))).markup("/>");
            }
            xml.markup("</x:comments>\n");
        }
    }

    private void worklog(JsonNode log) throws IOException {
        xml.markup("<x:worklog").attribute("id", log.path("id").asText("")).attribute("author", FieldValue.userId(log.path("author")))
                .attribute("authorName", FieldValue.displayName(log.path("author"))).attribute("started", time(log.path("started"))).attribute("created", time(log.path("created")))
                .attribute("updated", time(log.path("updated"))).attribute("seconds", log.path("timeSpentSeconds").asText(""))
                .markup(">").text(rendered.of(log.path("comment"))).markup("</x:worklog>\n");
    }

    private void change(JsonNode change) throws IOException {
        xml.markup("<x:change").attribute("id", change.path("id").asText("")).attribute("author", FieldValue.userId(change.path("author")))
                .attribute("authorName", FieldValue.displayName(change.path("author"))).attribute("created", time(change.path("created"))).markup(">\n");
        for (JsonNode item : change.path("items")) {
            xml.markup("<x:item").attribute("field", item.path("field").asText("")).attribute("fieldtype", item.path("fieldtype").asText("")).attribute("fieldId", item.path("fieldId").asText("")).markup(">");
            end("from", item);
            end("to", item);
            xml.markup("</x:item>\n");
        }
        xml.markup("</x:change>\n");
    }

    private void end(String end, JsonNode item) throws IOException {
        if (item.hasNonNull(end) || item.hasNonNull(end + "String")) {
            xml.markup("<x:" + end);
            if (item.hasNonNull(end)) {
                xml.attribute("id", item.path(end).asText(""));
            }
            xml.markup(">").text(item.path(end + "String").asText("")).markup("</x:" + end + ">");
        }
    }

    private void files(ExtractedIssue issue) throws IOException {
        if (issue.attachments() == null) {
            return;
        }
        xml.markup("<x:files>");
        for (IssueAttachment each : IssueAttachment.of(issue)) {
            xml.markup("<x:file").attribute("attachment", each.raw().path("id").asText(""));
            if (each.isMissing()) {
                xml.attribute("missing", each.kept() == null ? "not_found" : each.kept().missing());
            } else {
                xml.attribute("path", each.path()).attribute("sha256", each.kept().sha256());
            }
            xml.markup("/>");
        }
        xml.markup("</x:files>\n");
    }

    private static String time(JsonNode value) {
        return Moments.ISO_8601.text(value);
    }
}
