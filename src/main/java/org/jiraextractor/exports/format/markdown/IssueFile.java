package org.jiraextractor.exports.format.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.reading.FieldText;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.exports.format.reading.Value;
import org.jiraextractor.richtext.MarkdownText;
import org.jiraextractor.richtext.SafeLink;

import java.util.ArrayList;
import java.util.List;

/** One issue as a file: front matter, fields, texts, and what it has many of. */
final class IssueFile {

    private final Reading reading;
    private final Lists lists;
    private final HistoryList history;

    IssueFile(Reading reading) {
        this.reading = reading;
        this.lists = new Lists(reading);
        this.history = new HistoryList(reading);
    }

    String write(ReadIssue issue) {
        List<FieldText> fields = issue.fields();
        Blocks blocks = new Blocks();
        blocks.add("# " + MarkdownText.escaped(issue.key() + " " + issue.summary()));
        blocks.add(MarkdownText.link(reading.say("format.page.origin"), reading.site().issue(issue.key())));
        details(blocks, fields);
        blocks.part(reading.say("format.page.description"), issue.rich(issue.raw().fields().path("description")).markdown(issue.around()));
        fields.stream().filter(field -> field.rich() != null).forEach(field -> blocks.part(field.label(), field.rich().markdown(issue.around())));
        lists.write(blocks, issue);
        new Talk(reading).write(blocks, issue);
        history.write(blocks, issue);
        return matter(issue) + "\n" + blocks;
    }

    private String matter(ReadIssue issue) {
        JsonNode fields = issue.raw().fields();
        FrontMatter matter = new FrontMatter().add("key", issue.key()).add("id", issue.raw().id()).add("title", issue.summary()).add("url", reading.site().issue(issue.key()))
                .add("project", issue.projectKey()).add("type", issue.named("issuetype")).add("status", issue.named("status")).add("status_category", issue.statusCategory())
                .add("priority", issue.named("priority")).add("resolution", issue.named("resolution"))
                .add("assignee", issue.person("assignee")).add("reporter", issue.person("reporter")).add("parent", fields.path("parent").path("key").asText(""));
        for (String moment : new String[]{"created", "updated", "resolutiondate"}) {
            matter.add(moment.equals("resolutiondate") ? "resolved" : moment, reading.when().machine(issue.text(moment)));
        }
        return matter.add("due", issue.text("duedate")).add("labels", issue.labels()).add("components", names(fields.path("components"))).add("fix_versions", names(fields.path("fixVersions")))
                .add("affects_versions", names(fields.path("versions"))).toString();
    }

    private static List<String> names(JsonNode things) {
        List<String> names = new ArrayList<>();
        things.forEach(thing -> names.add(thing.path("name").asText("")));
        return names;
    }

    private void details(Blocks blocks, List<FieldText> fields) {
        StringBuilder table = new StringBuilder("|  |  |\n| --- | --- |\n");
        for (FieldText field : fields) {
            if (field.rich() == null) {
                table.append("| ").append(MarkdownText.escaped(field.label())).append(" | ");
                table.append(String.join(", ", field.values().stream().map(this::value).toList())).append(" |\n");
            }
        }
        blocks.add(table.toString().stripTrailing());
    }

    private String value(Value value) {
        if (value.kind() == Value.Kind.ISSUE) {
            return lists.issue(value.target(), value.text());
        }
        String href = value.kind() == Value.Kind.LINK ? SafeLink.of(value.target(), "") : null;
        return href == null ? MarkdownText.escaped(value.text()) : MarkdownText.link(value.text(), href);
    }
}
