package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an issue has many of, a row each, under headers for programs. */
public final class TidyRows {

    /** Called once a row. */
    @FunctionalInterface
    public interface Rows {
        void take(List<Cell> row) throws IOException;
    }

    public static final List<String> COMMENTS = List.of("issue_id", "issue_key", "id", "created", "updated", "author_id", "author", "update_author_id", "update_author",
            "visibility_type", "visibility", "internal", "body");
    public static final List<String> WORKLOGS = List.of("issue_id", "issue_key", "id", "started", "time_spent_seconds", "time_spent", "created", "updated", "author_id", "author",
            "update_author_id", "update_author", "visibility_type", "visibility", "comment");
    public static final List<String> CHANGES = List.of("issue_id", "issue_key", "change_id", "created", "author_id", "author", "item", "field", "field_type", "field_id",
            "from", "from_string", "to", "to_string");
    public static final List<String> ATTACHMENTS = List.of("issue_id", "issue_key", "id", "media_id", "filename", "mime_type", "bytes", "sha256", "created", "author_id", "author",
            "path", "missing");
    public static final List<String> LINKS = List.of("issue_id", "issue_key", "id", "kind", "type", "direction", "description", "other_id", "other_key", "url", "title");

    private final ExtractedIssue issue;
    private final Moments moments;
    private final Prose prose;

    public TidyRows(ExtractedIssue issue, Moments moments, Prose prose) {
        this.issue = issue;
        this.moments = moments;
        this.prose = prose;
    }

    public void comments(Rows rows) throws IOException {
        for (JsonNode comment : issue.comments()) {
            JsonNode visible = comment.path("visibility");
            rows.take(row(Cell.of(comment.path("id")), moments.cell(comment.path("created")), moments.cell(comment.path("updated")),
                    id(comment.path("author")), name(comment.path("author")), id(comment.path("updateAuthor")), name(comment.path("updateAuthor")),
                    Cell.of(visible.path("type")), Cell.of(visible.path("value")), Audience.internal(comment).map(Cell::of).orElse(Cell.EMPTY),
                    Cell.text(prose.of(comment.get("body")))));
        }
    }

    public void worklogs(Rows rows) throws IOException {
        for (JsonNode log : issue.worklogs()) {
            JsonNode visible = log.path("visibility");
            rows.take(row(Cell.of(log.path("id")), moments.cell(log.path("started")), Cell.of(log.path("timeSpentSeconds")), Cell.of(log.path("timeSpent")),
                    moments.cell(log.path("created")), moments.cell(log.path("updated")), id(log.path("author")), name(log.path("author")),
                    id(log.path("updateAuthor")), name(log.path("updateAuthor")), Cell.of(visible.path("type")), Cell.of(visible.path("value")),
                    Cell.text(prose.of(log.get("comment")))));
        }
    }

    public void changes(Rows rows) throws IOException {
        for (JsonNode change : issue.changes()) {
            int number = 0;
            for (JsonNode item : change.path("items")) {
                rows.take(row(Cell.of(change.path("id")), moments.cell(change.path("created")), id(change.path("author")), name(change.path("author")),
                        Cell.number(number++), Cell.of(item.path("field")), Cell.of(item.path("fieldtype")), Cell.of(item.path("fieldId")),
                        Cell.of(item.path("from")), Cell.of(item.path("fromString")), Cell.of(item.path("to")), Cell.of(item.path("toString"))));
            }
        }
    }

    public void attachments(Rows rows) throws IOException {
        for (IssueAttachment each : IssueAttachment.of(issue)) {
            JsonNode raw = each.raw();
            boolean there = !each.isMissing();
            rows.take(row(Cell.of(raw.path("id")), Cell.text(each.kept() == null ? "" : each.kept().mediaId()), Cell.of(raw.path("filename")), Cell.of(raw.path("mimeType")),
                    there ? Cell.number(each.kept().size()) : Cell.EMPTY, Cell.text(there ? each.kept().sha256() : ""), moments.cell(raw.path("created")),
                    id(raw.path("author")), name(raw.path("author")), Cell.text(each.path()), Cell.text(there ? "" : each.kept() == null ? "not_found" : each.kept().missing())));
        }
    }

    public void links(Rows rows) throws IOException {
        for (JsonNode link : issue.fields().path("issuelinks")) {
            boolean inward = link.has("inwardIssue");
            JsonNode other = link.path(inward ? "inwardIssue" : "outwardIssue");
            String direction = inward ? "inward" : "outward";
            rows.take(row(Cell.of(link.path("id")), Cell.text("issue"), Cell.of(link.path("type").path("name")), Cell.text(direction),
                    Cell.of(link.path("type").path(direction)), Cell.of(other.path("id")), Cell.of(other.path("key")), Cell.EMPTY, Cell.of(other.path("fields").path("summary"))));
        }
        if (issue.remoteLinks() != null) {
            for (JsonNode link : issue.remoteLinks()) {
                JsonNode object = link.path("object");
                rows.take(row(Cell.of(link.path("id")), Cell.text("remote"), Cell.EMPTY, Cell.EMPTY, Cell.of(link.path("relationship")), Cell.EMPTY, Cell.EMPTY,
                        Cell.of(object.path("url")), Cell.of(object.path("title"))));
            }
        }
    }

    private List<Cell> row(Cell... cells) {
        List<Cell> row = new ArrayList<>(cells.length + 2);
        row.add(Cell.number(issue.id()));
        row.add(Cell.text(issue.key()));
        row.addAll(Arrays.asList(cells));
        return row;
    }

    private static Cell id(JsonNode user) {
        return Cell.text(FieldValue.userId(user));
    }

    private static Cell name(JsonNode user) {
        return Cell.text(FieldValue.displayName(user));
    }
}
