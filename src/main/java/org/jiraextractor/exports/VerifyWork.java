package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.util.UUID;

/** Re-reads a stored export, file by file, and tells what is not as it was written. Changes nothing. */
@ApplicationScoped
public class VerifyWork implements JobWork {

    public static final String KIND = "verify";

    private static final String PHASE = "verifying";

    private final ExportRows rows;
    private final Verifications verifications;

    @Inject
    VerifyWork(ExportRows rows, Verifications verifications) {
        this.rows = rows;
        this.verifications = verifications;
    }

    protected VerifyWork() {
        this(null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean worksOnAnother() {
        return true;
    }

    @Override
    public Outcome run(JobContext job) throws IOException {
        ExportRow export = job.sourceJobId() == null ? null : rows.one(job.sourceJobId()).orElse(null);
        if (export == null) {
            throw new Refusal(Code.NOT_FOUND, "export.source_gone");
        }
        job.phase(PHASE, 0, export.files());
        Verifications.Seen seen = verifications.of(job, export, done -> job.phase(PHASE, done, export.files()));
        Verification found = seen.verification();
        job.phaseEnds(PHASE);
        job.log(found.ok() ? "info" : "error", found.ok() ? "export.verify.ok" : "export.verify.wrong", found.files(), seen.wrong());
        return new Outcome(null, null, Json.tree(found));
    }

    @Override
    public void discard(UUID job) {
        // it leaves nothing but its row
    }
}
