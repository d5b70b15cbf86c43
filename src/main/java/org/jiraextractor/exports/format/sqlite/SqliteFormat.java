package org.jiraextractor.exports.format.sqlite;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.exports.format.Fields;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.exports.format.Site;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Survey;
import org.jiraextractor.exports.format.TidyRows;
import org.jiraextractor.exports.format.Writing;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.issues.RawJson;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code issues.db}: for DB Browser, DuckDB, pandas and whoever knows SQL. */
public final class SqliteFormat implements Format {

    private static final int ISSUE_KEY = 1;

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public Set<Survey.Of> surveys() {
        return Set.of(Survey.Of.COLUMNS);
    }

    @Override
    public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
        return new Tables(whole, survey, spool);
    }

    private static final class Tables implements Writing {

        private final Spool spool;
        private final Path file;
        private final Database database;
        private final Site site;
        private final IssueValues values;
        private final List<String> last = new ArrayList<>();
        private final List<Things> things = new ArrayList<>();

        Tables(Extracted whole, Survey survey, Spool spool) throws IOException {
            this.spool = spool;
            this.file = spool.scratch();
            Library.load(file.resolveSibling("native"));
            this.database = new Database(file);
            this.site = Site.of(whole);
            Fields fields = new Fields(whole.fields());
            this.values = new IssueValues(fields);
            Include include = whole.include();
            about(whole);
            fields(whole, fields);
            database.make(Schema.ISSUES);
            database.make(Schema.VALUES);
            thing(include.comments(), Schema.tidy("comments", TidyRows.COMMENTS, "issue_id", "created", "author_id"), TidyRows::comments);
            thing(include.worklogs(), Schema.tidy("worklogs", TidyRows.WORKLOGS, "issue_id", "started", "author_id"), TidyRows::worklogs);
            thing(include.changes(), Schema.tidy("changes", TidyRows.CHANGES, "issue_id", "created", "field"), TidyRows::changes);
            thing(include.attachments(), Schema.tidy("attachments", TidyRows.ATTACHMENTS, "issue_id", "sha256"), TidyRows::attachments);
            thing(true, Schema.tidy("links", TidyRows.LINKS, "issue_id", "other_id"), TidyRows::links);
            last.add(new WideView(survey, fields).definition());
            last.addAll(Schema.search(include));
        }

        @Override
        public void take(ExtractedIssue issue) throws IOException {
            Prose prose = new Prose(Prose.Notation.TEXT, issue, site);
            database.add(Schema.ISSUES, new IssueRecord(issue, site, prose).row());
            values.write(issue, prose, row -> database.add(Schema.VALUES, row));
            TidyRows tidy = new TidyRows(issue, Moments.ISO_8601, prose);
            for (Things each : things) {
                each.rows().write(tidy, row -> database.add(each.table(), numbered(row)));
            }
        }

        @Override
        public void finish() throws IOException {
            for (String statement : last) {
                database.run(statement);
            }
            database.commit();
            database.close();
            try (OutputStream out = spool.open("sqlite/issues.db", "application/vnd.sqlite3")) {
                Files.copy(file, out);
            }
            Files.delete(file);
        }

        @Override
        public void close() throws IOException {
            database.close();
        }

        private void about(Extracted whole) throws IOException {
            database.make(Schema.ABOUT);
            row(Schema.ABOUT, "deployment", whole.deployment());
            row(Schema.ABOUT, "site", site.base());
            row(Schema.ABOUT, "times", "UTC");
        }

        private void fields(Extracted whole, Fields known) throws IOException {
            database.make(Schema.FIELDS);
            String before = null;
            for (JsonNode field : Fields.byId(whole.fields())) {
                String id = field.path("id").asText("");
                if (!id.equals(before)) {
                    database.add(Schema.FIELDS, List.of(Cell.text(id), Cell.of(field.path("name")), Cell.number(Fields.isCustom(id) ? 1 : 0), Cell.text(known.type(id)),
                            Cell.text(known.items(id)), Cell.text(known.kind(id)), Cell.text(field.has("clauseNames") ? RawJson.write(field.get("clauseNames")) : "")));
                }
                before = id;
            }
        }

        private void row(Table table, String name, String value) throws IOException {
            database.add(table, List.of(Cell.text(name), Cell.text(value)));
        }

        private void thing(boolean wanted, Table table, Things.Of rows) throws IOException {
            if (wanted) {
                database.make(table);
                things.add(new Things(table, rows));
            }
        }

        /** With a number that SQLite chooses, and without the issue's key: its id is enough to join by. */
        private static List<Cell> numbered(List<Cell> row) {
            List<Cell> numbered = new ArrayList<>(row);
            numbered.remove(ISSUE_KEY);
            numbered.add(0, Cell.EMPTY);
            return numbered;
        }
    }

    private record Things(Table table, Of rows) {

        @FunctionalInterface
        interface Of {
            void write(TidyRows rows, TidyRows.Rows into) throws IOException;
        }
    }
}
