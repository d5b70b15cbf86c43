package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.Include;

import java.io.IOException;
import java.util.List;

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
    public void write(Extracted extracted, FormatOptions options, Spool spool) throws IOException {
        Include include = extracted.include();
        Moments moments = new Moments(options);
        IssuesCsv columns = new IssuesCsv(extracted, new Fields(extracted.fields()), moments);
        try (CsvFile issues = new CsvFile(spool, "csv/issues.csv", options.csv(), columns.header());
             CsvFile links = new CsvFile(spool, "csv/links.csv", options.csv(), TidyCsv.LINKS);
             CsvFile comments = open(include.comments(), "comments", TidyCsv.COMMENTS, options, spool);
             CsvFile worklogs = open(include.worklogs(), "worklogs", TidyCsv.WORKLOGS, options, spool);
             CsvFile changes = open(include.changes(), "changes", TidyCsv.CHANGES, options, spool);
             CsvFile attachments = open(include.attachments(), "attachments", TidyCsv.ATTACHMENTS, options, spool)) {
            extracted.eachIssue(issue -> {
                TidyCsv tidy = new TidyCsv(issue, moments);
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
            });
        }
    }

    private static CsvFile open(boolean wanted, String name, List<String> header, FormatOptions options, Spool spool) throws IOException {
        return wanted ? new CsvFile(spool, "csv/" + name + ".csv", options.csv(), header) : null;
    }
}
