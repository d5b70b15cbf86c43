package org.jiraextractor.exports.format.reading;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.richtext.RichText;
import org.jiraextractor.richtext.Surroundings;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One issue as people read it. What takes long is done once, for a page and the search of it ask for the same. For one thread. */
public final class ReadIssue {

    /** One with more texts has them read twice rather than all of them in memory. */
    private static final int REMEMBERED = 200;

    private final ExtractedIssue issue;
    private final Reading reading;
    private final People people;
    private final List<IssueAttachment> attachments;
    private final Surroundings around;
    private final FileLinks files;
    private final Map<JsonNode, RichText> read = new IdentityHashMap<>();
    private List<FieldText> fields;

    ReadIssue(ExtractedIssue issue, Reading reading, String toRoot) {
        this.issue = issue;
        this.reading = reading;
        this.people = new People(reading.words());
        people.meet(issue.fields());
        people.meet(issue.comments());
        people.meet(issue.worklogs());
        people.meet(issue.changes());
        people.meet(issue.watchers());
        this.attachments = IssueAttachment.of(issue);
        this.files = new FileLinks(toRoot);
        this.around = new Around(attachments, files, people, reading::page, reading.site().base(), reading.words(), reading.headings());
    }

    public ExtractedIssue raw() {
        return issue;
    }

    public String key() {
        return issue.key();
    }

    public String summary() {
        String summary = text("summary").strip();
        return summary.isEmpty() ? reading.say("format.no_summary") : summary;
    }

    /** Of a field that is a name or an object with one; empty where there is nothing. */
    public String named(String field) {
        JsonNode value = issue.fields().path(field);
        return value.isObject() ? Reading.text(value.path("name")) : Reading.text(value);
    }

    public String text(String field) {
        return Reading.text(issue.fields().path(field));
    }

    /** {@code new}, {@code indeterminate}, {@code done} or empty: what the colour of a status stands for. */
    public String statusCategory() {
        String key = issue.fields().path("status").path("statusCategory").path("key").asText("");
        return key.equals("new") || key.equals("indeterminate") || key.equals("done") ? key : "";
    }

    public String projectKey() {
        return Reading.text(issue.fields().path("project").path("key"));
    }

    /** Empty where nobody is. */
    public String person(String field) {
        JsonNode user = issue.fields().path(field);
        return user.isObject() ? people.name(user) : "";
    }

    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        issue.fields().path("labels").forEach(label -> labels.add(Reading.text(label)));
        return labels;
    }

    /** Those that hold something, in the order people look for them. */
    public List<FieldText> fields() {
        if (fields == null) {
            fields = List.copyOf(new FieldTexts(this, reading, people).all());
        }
        return fields;
    }

    public List<IssueAttachment> attachments() {
        return attachments;
    }

    public Surroundings.File file(IssueAttachment attachment) {
        return files.file(attachment);
    }

    public RichText rich(JsonNode value) {
        return value == null || read.size() >= REMEMBERED ? RichText.of(value) : read.computeIfAbsent(value, RichText::of);
    }

    public Surroundings around() {
        return around;
    }

    public People people() {
        return people;
    }

    public Reading reading() {
        return reading;
    }
}
