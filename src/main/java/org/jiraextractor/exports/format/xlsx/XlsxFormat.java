package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.Closing;
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
import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code issues.xlsx}: a workbook with a sheet each for issues, comments, worklogs, changes, attachments and links; dates are dates and numbers are numbers. */
public final class XlsxFormat implements Format {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final int maxRows;

    public XlsxFormat() {
        this(Series.MAX_ROWS);
    }

    XlsxFormat(int maxRows) {
        this.maxRows = maxRows;
    }

    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public Set<Survey.Of> surveys() {
        return Set.of(Survey.Of.COLUMNS);
    }

    @Override
    public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
        return new Sheets(whole, survey, options, spool);
    }

    private final class Sheets implements Writing {

        private final Spool spool;
        private final ZoneId zone;
        private final Site site;
        private final IssueRows columns;
        private final List<Series> all = new ArrayList<>();
        private final Series issues;
        private final List<Thing> things = new ArrayList<>();

        Sheets(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
            this.spool = spool;
            this.zone = options.zone();
            this.site = Site.of(whole);
            this.columns = new IssueRows(survey, new Fields(whole.fields()), site);
            Include include = whole.include();
            this.issues = series("Issues", columns.header());
            thing(include.comments(), "Comments", TidyRows.COMMENTS, TidyRows::comments);
            thing(include.worklogs(), "Worklogs", TidyRows.WORKLOGS, TidyRows::worklogs);
            thing(include.changes(), "Changes", TidyRows.CHANGES, TidyRows::changes);
            thing(include.attachments(), "Attachments", TidyRows.ATTACHMENTS, TidyRows::attachments);
            thing(true, "Links", TidyRows.LINKS, TidyRows::links);
        }

        @Override
        public void take(ExtractedIssue issue) throws IOException {
            issues.add(columns.row(issue));
            TidyRows tidy = new TidyRows(issue, Moments.ISO_8601, new Prose(Prose.Notation.TEXT, issue, site));
            for (Thing thing : things) {
                thing.rows().write(tidy, thing.into());
            }
        }

        @Override
        public void finish() throws IOException {
            try (OutputStream file = spool.open("xlsx/issues.xlsx", TYPE)) {
                about(series("About", List.of("About this workbook", "")));
                new Workbook(all.stream().flatMap(series -> series.sheets().stream()).toList()).write(file);
            }
        }

        @Override
        public void close() throws IOException {
            Closing.all(all.toArray(Closeable[]::new));
        }

        private void about(Series about) throws IOException {
            about.add(row("Site", site.base()));
            about.add(row("Time zone of all dates", zone.getId()));
            about.add(row("Cells", "Excel holds " + CellText.MAX_LENGTH + " characters a cell. What is longer is cut and says so; the JSON of the same export has it whole."));
            about.add(row("Several values", "stand in one cell, with commas between them. The CSV of the same export has a column for each."));
        }

        private static List<Entry> row(String subject, String text) {
            return List.of(Entry.of(Cell.text(subject)), Entry.of(Cell.text(text)));
        }

        private void thing(boolean wanted, String name, List<String> header, Thing.Of rows) throws IOException {
            if (wanted) {
                ThingRows shown = new ThingRows(header, site);
                things.add(new Thing(rows, shown.into(series(name, shown.header()))));
            }
        }

        private Series series(String name, List<String> header) throws IOException {
            Series series = new Series(name, header, zone, spool::scratch, maxRows);
            all.add(series);
            return series;
        }
    }

    private record Thing(Of rows, TidyRows.Rows into) {

        @FunctionalInterface
        interface Of {
            void write(TidyRows rows, TidyRows.Rows into) throws IOException;
        }
    }
}
