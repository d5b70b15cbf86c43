package org.jiraextractor.exports;

import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.extraction.Outcome;
import org.jiraextractor.extraction.Source;
import org.jiraextractor.extraction.Tally;
import org.jiraextractor.jobs.JobContext;

import java.time.Instant;

/** What the manifest of an export says, from what the extraction counted. */
final class ExportManifest {

    private static final String VERSION = version();

    private ExportManifest() {
    }

    static Manifest of(JobContext job, String name, Outcome extraction, ExportRequest.Include include, Manifest.Delta delta, Instant finishedAt) {
        Source source = extraction.census().source();
        Tally tally = extraction.tally();
        return new Manifest(job.jobId(), name, new Manifest.Generator("jira-issue-extractor", VERSION),
                new Manifest.Source(source.baseUrl(), source.deployment(), source.version(), source.account(), source.accountTimeZone()),
                job.request(), job.startedAt(), finishedAt, extraction.complete(), extraction.census().truncated(),
                new Manifest.Counts(count(tally.issues(), true), count(tally.comments(), include.comments()), count(tally.worklogs(), include.worklogs()),
                        count(tally.changes(), include.changes()), count(tally.attachments(), include.attachments())),
                row -> extraction.missing().forEach(missing -> row.accept(new Manifest.Missing(missing.kind(), missing.issue(), missing.id(), missing.reason()))),
                Manifest.Rows.of(extraction.end().changed()), delta);
    }

    private static Manifest.Count count(Tally.Count count, boolean included) {
        return included ? Manifest.Count.of(count.expected(), count.exported()) : Manifest.Count.SWITCHED_OFF;
    }

    private static String version() {
        String version = ExportManifest.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }
}
