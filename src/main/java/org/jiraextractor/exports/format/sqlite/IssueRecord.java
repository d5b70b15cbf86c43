package org.jiraextractor.exports.format.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.exports.format.Site;
import org.jiraextractor.extraction.ExtractedIssue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** A row of {@code issues}: what every Jira issue has, a column each. */
final class IssueRecord {

    /** Fields that these columns say all of. */
    static final Set<String> COVERED = Set.of("summary", "issuetype", "status", "statusCategory", "project", "priority", "resolution", "assignee", "reporter", "creator", "created", "updated",
            "lastViewed", "resolutiondate", "duedate", "statuscategorychangedate", "description", "environment", "security", "parent", "votes", "watches", "workratio",
            "timeoriginalestimate", "timeestimate", "timespent", "aggregatetimeoriginalestimate", "aggregatetimeestimate", "aggregatetimespent", "timetracking", "progress",
            "aggregateprogress", "issuelinks", "attachment", "comment", "worklog", "issuekey", "thumbnail");

    private record Column(String name, String type, BiFunction<IssueRecord, JsonNode, Cell> cell) {
    }

    private static final List<Column> COLUMNS = List.of(
            column("id", "INTEGER PRIMARY KEY", (issue, fields) -> Cell.number(issue.issue.id())),
            column("key", "TEXT NOT NULL", (issue, fields) -> Cell.text(issue.issue.key())),
            column("url", "TEXT", (issue, fields) -> Cell.text(issue.site.issue(issue.issue.key()))),
            column("project_id", "INTEGER", (issue, fields) -> Cell.of(fields.path("project").path("id"))),
            column("project_key", "TEXT", (issue, fields) -> Cell.of(fields.path("project").path("key"))),
            column("project_name", "TEXT", (issue, fields) -> Cell.of(fields.path("project").path("name"))),
            column("type", "TEXT", (issue, fields) -> Cell.of(fields.path("issuetype").path("name"))),
            column("status", "TEXT", (issue, fields) -> Cell.of(fields.path("status").path("name"))),
            column("status_category", "TEXT", (issue, fields) -> Cell.of(fields.path("status").path("statusCategory").path("name"))),
            column("priority", "TEXT", (issue, fields) -> Cell.of(fields.path("priority").path("name"))),
            column("resolution", "TEXT", (issue, fields) -> Cell.of(fields.path("resolution").path("name"))),
            column("summary", "TEXT", (issue, fields) -> Cell.of(fields.path("summary"))),
            column("description", "TEXT", (issue, fields) -> Cell.text(issue.prose.of(fields.path("description")))),
            column("environment", "TEXT", (issue, fields) -> Cell.text(issue.prose.of(fields.path("environment")))),
            column("assignee_id", "TEXT", (issue, fields) -> Cell.text(FieldValue.userId(fields.path("assignee")))),
            column("assignee", "TEXT", (issue, fields) -> Cell.text(FieldValue.displayName(fields.path("assignee")))),
            column("reporter_id", "TEXT", (issue, fields) -> Cell.text(FieldValue.userId(fields.path("reporter")))),
            column("reporter", "TEXT", (issue, fields) -> Cell.text(FieldValue.displayName(fields.path("reporter")))),
            column("creator_id", "TEXT", (issue, fields) -> Cell.text(FieldValue.userId(fields.path("creator")))),
            column("creator", "TEXT", (issue, fields) -> Cell.text(FieldValue.displayName(fields.path("creator")))),
            column("created", "TEXT", (issue, fields) -> moment(fields, "created")),
            column("updated", "TEXT", (issue, fields) -> moment(fields, "updated")),
            column("last_viewed", "TEXT", (issue, fields) -> moment(fields, "lastViewed")),
            column("resolved", "TEXT", (issue, fields) -> moment(fields, "resolutiondate")),
            column("status_category_changed", "TEXT", (issue, fields) -> moment(fields, "statuscategorychangedate")),
            column("due", "TEXT", (issue, fields) -> moment(fields, "duedate")),
            column("parent_id", "INTEGER", (issue, fields) -> Cell.of(fields.path("parent").path("id"))),
            column("parent_key", "TEXT", (issue, fields) -> Cell.of(fields.path("parent").path("key"))),
            column("security_level", "TEXT", (issue, fields) -> Cell.of(fields.path("security").path("name"))),
            column("votes", "INTEGER", (issue, fields) -> Cell.of(fields.path("votes").path("votes"))),
            column("watchers", "INTEGER", (issue, fields) -> Cell.of(fields.path("watches").path("watchCount"))),
            column("work_ratio", "INTEGER", (issue, fields) -> Cell.of(fields.path("workratio"))),
            column("original_estimate_seconds", "INTEGER", (issue, fields) -> Cell.of(fields.path("timeoriginalestimate"))),
            column("remaining_estimate_seconds", "INTEGER", (issue, fields) -> Cell.of(fields.path("timeestimate"))),
            column("time_spent_seconds", "INTEGER", (issue, fields) -> Cell.of(fields.path("timespent"))),
            column("total_original_estimate_seconds", "INTEGER", (issue, fields) -> Cell.of(fields.path("aggregatetimeoriginalestimate"))),
            column("total_remaining_estimate_seconds", "INTEGER", (issue, fields) -> Cell.of(fields.path("aggregatetimeestimate"))),
            column("total_time_spent_seconds", "INTEGER", (issue, fields) -> Cell.of(fields.path("aggregatetimespent"))));

    private final ExtractedIssue issue;
    private final Site site;
    private final Prose prose;

    IssueRecord(ExtractedIssue issue, Site site, Prose prose) {
        this.issue = issue;
        this.site = site;
        this.prose = prose;
    }

    static List<Table.Column> columns() {
        return COLUMNS.stream().map(column -> new Table.Column(column.name(), column.type())).toList();
    }

    List<Cell> row() {
        List<Cell> row = new ArrayList<>(COLUMNS.size());
        COLUMNS.forEach(column -> row.add(column.cell().apply(this, issue.fields())));
        return row;
    }

    private static Cell moment(JsonNode fields, String id) {
        return Moments.ISO_8601.cell(fields.path(id));
    }

    private static Column column(String name, String type, BiFunction<IssueRecord, JsonNode, Cell> cell) {
        return new Column(name, type, cell);
    }
}
