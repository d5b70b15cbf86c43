package org.jiraextractor.exports;

import org.jiraextractor.exports.bundle.Bundle;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.jobs.JobContext;

import java.util.ArrayList;
import java.util.List;

/** Writes down each file as it is bundled, a few hundred a statement, and counts them for the job's page. */
final class FileRegister implements Bundle.Witness {

    private static final int ROWS = 300;

    private final JobContext job;
    private final ExportRows rows;
    private final long total;
    private final List<BundledFile> waiting = new ArrayList<>();
    private long done;

    FileRegister(JobContext job, ExportRows rows, long total) {
        this.job = job;
        this.rows = rows;
        this.total = total;
        job.phase("bundling", 0, total);
    }

    @Override
    public void wrote(BundledFile file) {
        job.checkpoint();
        waiting.add(file);
        done++;
        // the manifest is the last before it all comes into being: whoever lost the lease must not go further
        if (waiting.size() == ROWS || file.path().equals(Manifest.PATH)) {
            finish();
        }
        job.phase("bundling", done, Math.max(done, total));
    }

    void finish() {
        if (!waiting.isEmpty()) {
            rows.keepFiles(job.jobId(), job.epoch(), waiting);
            waiting.clear();
        }
    }
}
