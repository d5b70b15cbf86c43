package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.Markup;
import org.jiraextractor.richtext.SafeLink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Subtasks, links to other issues by what they mean, links elsewhere. */
final class LinksPart {

    private final Reading reading;

    LinksPart(Reading reading) {
        this.reading = reading;
    }

    void write(Sections sections, ReadIssue issue) {
        JsonNode subtasks = issue.raw().fields().path("subtasks");
        if (!subtasks.isEmpty()) {
            sections.begin("subtasks", reading.say("format.page.subtasks"), subtasks.size());
            list(sections.out(), subtasks);
            sections.end();
        }
        Map<String, List<JsonNode>> byMeaning = byMeaning(issue.raw().fields().path("issuelinks"));
        if (!byMeaning.isEmpty()) {
            sections.begin("links", reading.say("format.page.links"), byMeaning.values().stream().mapToInt(List::size).sum());
            byMeaning.forEach((meaning, others) -> {
                sections.out().element("h3", "", meaning);
                list(sections.out(), others);
            });
            sections.end();
        }
        if (issue.raw().remoteLinks() != null && !issue.raw().remoteLinks().isEmpty()) {
            sections.begin("remote-links", reading.say("format.page.remote_links"), issue.raw().remoteLinks().size());
            remote(sections.out(), issue.raw().remoteLinks());
            sections.end();
        }
    }

    private static Map<String, List<JsonNode>> byMeaning(JsonNode links) {
        Map<String, List<JsonNode>> byMeaning = new TreeMap<>();
        for (JsonNode link : links) {
            boolean inward = link.has("inwardIssue");
            JsonNode other = link.path(inward ? "inwardIssue" : "outwardIssue");
            String meaning = link.path("type").path(inward ? "inward" : "outward").asText(link.path("type").path("name").asText("\u2014"));
            if (!other.path("key").asText("").isEmpty()) {
                byMeaning.computeIfAbsent(meaning, none -> new ArrayList<>()).add(other);
            }
        }
        return byMeaning;
    }

    private void list(Markup out, Iterable<JsonNode> issues) {
        out.raw("<ul class=\"issues\">\n");
        for (JsonNode other : issues) {
            JsonNode status = other.path("fields").path("status");
            String key = other.path("key").asText("");
            out.raw("<li>");
            link(out, reading, key, key);
            out.text(" ").element("span", "", other.path("fields").path("summary").asText("")).text(" ");
            if (status.has("name")) {
                IssuePage.status(out, status.path("name").asText(), category(status));
            }
            out.raw("</li>\n");
        }
        out.raw("</ul>");
    }

    private static String category(JsonNode status) {
        String key = status.path("statusCategory").path("key").asText("");
        return key.equals("new") || key.equals("indeterminate") || key.equals("done") ? key : "";
    }

    /** To the issue's page, or to the site where it has none here. */
    static void link(Markup out, Reading reading, String key, String text) {
        String page = reading.page(key);
        out.open("a", "class", text.equals(key) ? "key" : "", "href", page == null ? reading.site().issue(key) : page, "rel", page == null ? "noreferrer" : "").text(text).close("a");
    }

    private static void remote(Markup out, JsonNode links) {
        out.raw("<ul class=\"issues\">\n");
        for (JsonNode link : links) {
            String url = link.path("object").path("url").asText("");
            String title = link.path("object").path("title").asText("");
            String href = SafeLink.of(url, "");
            out.raw("<li>");
            if (href == null) {
                out.text(title.isEmpty() || url.isEmpty() ? title + url : title + " (" + url + ")");
            } else {
                out.open("a", "href", href, "rel", "noreferrer").text(title.isEmpty() ? url : title).close("a");
            }
            String relationship = link.path("relationship").asText("");
            out.text(relationship.isEmpty() ? "" : " \u00B7 " + relationship).raw("</li>\n");
        }
        out.raw("</ul>");
    }
}
