package org.jiraextractor.exports.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.exports.format.Site;
import org.jiraextractor.exports.format.Xml;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.util.List;

/** One issue as an {@code item}, in the order of Jira's own. */
final class Item {

    private static final List<String> TIMES = List.of("timeoriginalestimate", "timeestimate", "timespent", "aggregatetimeoriginalestimate", "aggregatetimeremainingestimate", "aggregatetimespent");

    private final Xml xml;
    private final ExtractedIssue issue;
    private final Site site;
    private final Rfc822 times;
    private final Prose rendered;

    Item(Xml xml, ExtractedIssue issue, Site site, Rfc822 times, Prose rendered) {
        this.xml = xml;
        this.issue = issue;
        this.site = site;
        this.times = times;
        this.rendered = rendered;
    }

    void head() throws IOException {
        JsonNode project = field("project");
        line("title", "[" + issue.key() + "] " + field("summary").asText(""));
        line("link", site.issue(issue.key()));
        xml.markup("<project").attribute("id", project.path("id").asText("")).attribute("key", project.path("key").asText("")).markup(">").text(project.path("name").asText("")).markup("</project>\n");
        line("description", rendered.of(field("description")));
        line("environment", rendered.of(field("environment")));
        xml.markup("<key id=\"" + issue.id() + "\">").text(issue.key()).markup("</key>\n");
        line("summary", field("summary").asText(""));
        named("type", field("issuetype"), "iconUrl");
        if (field("parent").has("key")) {
            xml.markup("<parent").attribute("id", field("parent").path("id").asText("")).markup(">").text(field("parent").path("key").asText("")).markup("</parent>\n");
        }
        named("priority", field("priority"), "iconUrl");
        named("status", field("status"), "iconUrl", "description");
        JsonNode category = field("status").path("statusCategory");
        if (category.isObject()) {
            xml.markup("<statusCategory").attribute("id", category.path("id").asText("")).attribute("key", category.path("key").asText(""))
                    .attribute("colorName", category.path("colorName").asText("")).markup("/>\n");
        }
        if (field("resolution").isObject()) {
            named("resolution", field("resolution"));
        } else {
            xml.markup("<resolution id=\"-1\">Unresolved</resolution>\n");
        }
        named("security", field("security"));
        person("assignee", field("assignee"), "Unassigned");
        person("reporter", field("reporter"), "Anonymous");
    }

    void body() throws IOException {
        list("labels", "label", field("labels"));
        time("created", field("created"));
        time("updated", field("updated"));
        time("resolved", field("resolutiondate"));
        each("version", field("versions"));
        each("fixVersion", field("fixVersions"));
        each("component", field("components"));
        time("due", field("duedate"));
        line("votes", field("votes").path("votes").asText("0"));
        line("watches", field("watches").path("watchCount").asText("0"));
        for (String each : TIMES) {
            JsonNode seconds = field(each.equals("aggregatetimeremainingestimate") ? "aggregatetimeestimate" : each);
            if (seconds.isNumber()) {
                xml.markup("<" + each).attribute("seconds", seconds.asText("")).markup(">").text(seconds.asText("") + " seconds").markup("</" + each + ">\n");
            }
        }
        comments();
        new ItemLinks(xml).write(field("issuelinks"));
        attachments();
        xml.markup("<subtasks>");
        for (JsonNode subtask : field("subtasks")) {
            xml.markup("<subtask").attribute("id", subtask.path("id").asText("")).markup(">").text(subtask.path("key").asText("")).markup("</subtask>");
        }
        xml.markup("</subtasks>\n");
    }

    private void comments() throws IOException {
        if (issue.comments() == null || issue.comments().isEmpty()) {
            return;
        }
        xml.markup("<comments>\n");
        for (JsonNode comment : issue.comments()) {
            xml.markup("<comment").attribute("id", comment.path("id").asText("")).attribute("author", FieldValue.userId(comment.path("author")))
                    .attribute("created", time(comment.path("created")));
            JsonNode visible = comment.path("visibility");
            if (visible.isObject()) {
                xml.attribute(visible.path("type").asText("").equals("role") ? "rolelevel" : "grouplevel", visible.path("value").asText(""));
            }
            xml.markup(">").text(rendered.of(comment.path("body"))).markup("</comment>\n");
        }
        xml.markup("</comments>\n");
    }

    private void attachments() throws IOException {
        xml.markup("<attachments>");
        for (IssueAttachment each : IssueAttachment.of(issue)) {
            JsonNode raw = each.raw();
            xml.markup("<attachment").attribute("id", raw.path("id").asText("")).attribute("name", raw.path("filename").asText(""))
                    .attribute("size", each.isMissing() ? "" : Long.toString(each.kept().size())).attribute("author", FieldValue.userId(raw.path("author")))
                    .attribute("created", time(raw.path("created"))).markup("/>");
        }
        xml.markup("</attachments>\n");
    }

    private void named(String name, JsonNode value, String... more) throws IOException {
        if (!value.isObject()) {
            return;
        }
        xml.markup("<" + name).attribute("id", value.path("id").asText(""));
        for (String attribute : more) {
            if (value.has(attribute)) {
                xml.attribute(attribute, value.path(attribute).asText(""));
            }
        }
        xml.markup(">").text(value.path("name").asText("")).markup("</" + name + ">\n");
    }

    private void person(String name, JsonNode user, String nobody) throws IOException {
        boolean somebody = user.isObject();
        xml.markup("<" + name).attribute(site.cloud() ? "accountid" : "username", somebody ? FieldValue.userId(user) : "-1").markup(">")
                .text(somebody ? FieldValue.displayName(user) : nobody).markup("</" + name + ">\n");
    }

    private void list(String name, String each, JsonNode values) throws IOException {
        xml.markup("<" + name + ">");
        for (JsonNode value : values) {
            xml.element(each, value.asText(""));
        }
        xml.markup("</" + name + ">\n");
    }

    private void each(String name, JsonNode values) throws IOException {
        for (JsonNode value : values) {
            line(name, value.path("name").asText(""));
        }
    }

    private void time(String name, JsonNode value) throws IOException {
        if (value.isTextual()) {
            line(name, time(value));
        }
    }

    private String time(JsonNode value) {
        return times.of(Moments.ISO_8601.cell(value));
    }

    private void line(String name, String text) throws IOException {
        xml.element(name, text).markup("\n");
    }

    private JsonNode field(String id) {
        return issue.fields().path(id);
    }
}
