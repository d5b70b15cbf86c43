package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * {@code issues.csv} as Jira itself would export it, so that its importer and people's macros keep working; beside it, tidy files of comments,
 * worklogs, changes, attachments and links, a row each.
 */
final class CsvFormat implements Format {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Set<Survey.Of> surveys() {
        return Set.of(Survey.Of.COLUMNS);
    }

    @Override
    public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
        Include include = whole.include();
        Moments moments = Moments.of(options);
        Site site = Site.of(whole);
        IssuesCsv columns = new IssuesCsv(survey, new Fields(whole.fields()), moments, site);
        return new Files(columns, moments, site, open(true, "issues", columns.header(), options, spool), open(true, "links", TidyRows.LINKS, options, spool),
                open(include.comments(), "comments", TidyRows.COMMENTS, options, spool), open(include.worklogs(), "worklogs", TidyRows.WORKLOGS, options, spool),
                open(include.changes(), "changes", TidyRows.CHANGES, options, spool), open(include.attachments(), "attachments", TidyRows.ATTACHMENTS, options, spool));
    }

    private static CsvFile open(boolean wanted, String name, List<String> header, FormatOptions options, Spool spool) throws IOException {
        return wanted ? new CsvFile(spool, "csv/" + name + ".csv", options.csv(), header) : null;
    }

    /** Null: switched off. */
    private record Files(IssuesCsv columns, Moments moments, Site site, CsvFile issues, CsvFile links, CsvFile comments, CsvFile worklogs, CsvFile changes,
                         CsvFile attachments) implements Writing {

        @Override
        public void take(ExtractedIssue issue) throws IOException {
            TidyRows tidy = new TidyRows(issue, moments, new Prose(Prose.Notation.WIKI, issue, site));
            issues.write(columns.row(issue));
            tidy.links(links::write);
            if (comments != null) {
                tidy.comments(comments::write);
            }
            if (worklogs != null) {
                tidy.worklogs(worklogs::write);
            }
            if (changes != null) {
                tidy.changes(changes::write);
            }
            if (attachments != null) {
                tidy.attachments(attachments::write);
            }
        }

        @Override
        public void close() throws IOException {
            Closing.all(issues, links, comments, worklogs, changes, attachments);
        }
    }
}
