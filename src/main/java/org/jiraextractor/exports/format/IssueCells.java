package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.extraction.ExtractedIssue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** One issue as cells under columns. Cells are computed when asked for: to learn how many columns are needed, counting them is enough. */
public final class IssueCells {

    /** What has columns of its own, or says nothing that they do not say. */
    private static final Set<String> COVERED = Set.of("summary", "issuetype", "status", "project", "priority", "resolution", "assignee", "reporter", "creator", "created",
            "updated", "lastViewed", "resolutiondate", "versions", "fixVersions", "components", "labels", "duedate", "votes", "description", "environment", "watches",
            "timetracking", "timeoriginalestimate", "timeestimate", "timespent", "workratio", "aggregatetimeoriginalestimate", "aggregatetimeestimate",
            "aggregatetimespent", "progress", "aggregateprogress", "security", "issuelinks", "attachment", "comment", "worklog", "parent", "statusCategory",
            "statuscategorychangedate", "issuekey", "thumbnail");

    private final ExtractedIssue issue;
    private final Fields fields;
    private final Moments moments;
    private final Site site;
    private final Prose prose;
    private final FieldValue values;
    private final Map<Column, List<Supplier<Cell>>> cells = new TreeMap<>();

    public IssueCells(ExtractedIssue issue, Fields fields, Moments moments, Site site, Prose.Notation notation) {
        this.issue = issue;
        this.fields = fields;
        this.moments = moments;
        this.site = site;
        this.prose = new Prose(notation, issue, site);
        this.values = new FieldValue(fields, moments, prose);
        addSingle();
        addTimes();
        addLists();
        addLinks();
        addOthers();
    }

    /** Ascending by column; a column without cells is left out. */
    public Map<Column, List<Supplier<Cell>>> cells() {
        return cells;
    }

    private void addSingle() {
        JsonNode project = field("project");
        one("Summary", () -> Cell.of(field("summary")));
        one("Issue key", () -> Cell.text(issue.key()));
        one("Issue id", () -> Cell.number(issue.id()));
        one("Issue Type", () -> name(field("issuetype")));
        one("Status", () -> name(field("status")));
        one("Status Category", () -> name(field("status").path("statusCategory")));
        one("Project key", () -> Cell.of(project.path("key")));
        one("Project name", () -> name(project));
        one("Project type", () -> Cell.of(project.path("projectTypeKey")));
        one("Project description", () -> Cell.of(project.path("description")));
        person("Project lead", "Project lead id", project.path("lead"));
        one("Priority", () -> name(field("priority")));
        one("Resolution", () -> name(field("resolution")));
        person("Assignee", "Assignee Id", field("assignee"));
        person("Reporter", "Reporter Id", field("reporter"));
        person("Creator", "Creator Id", field("creator"));
        one("Votes", () -> Cell.of(field("votes").path("votes")));
        one("Security Level", () -> name(field("security")));
        one("Parent", () -> Cell.of(field("parent").path("id")));
        one("Parent key", () -> Cell.of(field("parent").path("key")));
        one("Parent summary", () -> Cell.of(field("parent").path("fields").path("summary")));
        one("Description", () -> Cell.text(prose.of(field("description"))));
        one("Environment", () -> Cell.text(prose.of(field("environment"))));
    }

    private void addTimes() {
        one("Created", () -> moments.cell(field("created")));
        one("Updated", () -> moments.cell(field("updated")));
        one("Last Viewed", () -> moments.cell(field("lastViewed")));
        one("Resolved", () -> moments.cell(field("resolutiondate")));
        one("Due date", () -> moments.cell(field("duedate")));
        one("Status Category Changed", () -> moments.cell(field("statuscategorychangedate")));
        one("Original estimate", () -> Cell.of(field("timeoriginalestimate")));
        one("Remaining Estimate", () -> Cell.of(field("timeestimate")));
        one("Time Spent", () -> Cell.of(field("timespent")));
        one("Work Ratio", () -> Cell.of(field("workratio")));
        one("\u03A3 Original Estimate", () -> Cell.of(field("aggregatetimeoriginalestimate")));
        one("\u03A3 Remaining Estimate", () -> Cell.of(field("aggregatetimeestimate")));
        one("\u03A3 Time Spent", () -> Cell.of(field("aggregatetimespent")));
    }

    private void addLists() {
        each("Affects versions", field("versions"), IssueCells::name);
        each("Fix versions", field("fixVersions"), IssueCells::name);
        each("Components", field("components"), IssueCells::name);
        each("Labels", field("labels"), Cell::of);
        if (issue.watchers() != null) {
            JsonNode watchers = issue.watchers().isArray() ? issue.watchers() : issue.watchers().path("watchers");
            each("Watchers", watchers, user -> Cell.text(FieldValue.displayName(user)));
            each("Watchers Id", watchers, user -> Cell.text(FieldValue.userId(user)));
        }
        for (IssueAttachment attachment : IssueAttachment.of(issue)) {
            JsonNode raw = attachment.raw();
            add(Column.of("Attachment"), () -> joined(moments.text(raw.path("created")), FieldValue.userId(raw.path("author")), raw.path("filename").asText(), site.attachment(raw)));
        }
        if (issue.comments() != null) {
            each("Comment", issue.comments(), comment -> joined(moments.text(comment.path("created")), FieldValue.userId(comment.path("author")), prose.of(comment.get("body"))));
        }
        if (issue.worklogs() != null) {
            each("Log Work", issue.worklogs(), log -> joined(prose.of(log.get("comment")), moments.text(log.path("started")), FieldValue.userId(log.path("author")),
                    log.path("timeSpentSeconds").asText()));
        }
    }

    private void addLinks() {
        for (JsonNode link : field("issuelinks")) {
            boolean inward = link.has("inwardIssue");
            JsonNode other = link.path(inward ? "inwardIssue" : "outwardIssue");
            add(Column.link(inward ? Column.INWARD_LINK : Column.OUTWARD_LINK, link.path("type").path("name").asText("")), () -> Cell.of(other.path("key")));
        }
    }

    private void addOthers() {
        issue.fields().properties().forEach(each -> {
            String id = each.getKey();
            if (!each.getValue().isNull() && !COVERED.contains(id)) {
                for (JsonNode value : each.getValue().isArray() ? each.getValue() : List.of(each.getValue())) {
                    if (!value.isNull()) {
                        add(fields.column(id), () -> values.cell(id, value));
                    }
                }
            }
        });
    }

    private JsonNode field(String id) {
        return issue.fields().path(id);
    }

    private void person(String header, String idHeader, JsonNode user) {
        one(header, () -> Cell.text(FieldValue.displayName(user)));
        one(idHeader, () -> Cell.text(FieldValue.userId(user)));
    }

    private void one(String header, Supplier<Cell> cell) {
        add(Column.of(header), cell);
    }

    private void each(String header, JsonNode values, Function<JsonNode, Cell> cell) {
        for (JsonNode value : values) {
            add(Column.of(header), () -> cell.apply(value));
        }
    }

    private void add(Column column, Supplier<Cell> cell) {
        cells.computeIfAbsent(column, none -> new ArrayList<>(1)).add(cell);
    }

    private static Cell name(JsonNode named) {
        return Cell.of(named.path("name"));
    }

    private static Cell joined(String... parts) {
        return Cell.text(String.join(";", parts));
    }
}
