package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Re-reads a stored export, file by file, and tells what is not as it was written. Changes nothing. */
@ApplicationScoped
public class VerifyWork implements JobWork {

    public static final String KIND = "verify";

    private static final String PHASE = "verifying";
    private static final int PAGE = 500;

    private final ExportRows rows;
    private final ExportPlace place;

    @Inject
    VerifyWork(ExportRows rows, ExportPlace place) {
        this.rows = rows;
        this.place = place;
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
        Verifying verifying = new Verifying(place.store(job, export.uri()), export, job);
        String after = "";
        List<BundledFile> page;
        long done = 0;
        job.phase(PHASE, 0, export.files());
        do {
            page = rows.files(export.jobId(), after, PAGE);
            for (BundledFile file : page) {
                verifying.file(file);
                after = file.path();
                job.phase(PHASE, ++done, export.files());
            }
        } while (page.size() == PAGE);
        verifying.rest(names -> rows.known(export.jobId(), names));
        job.phaseEnds(PHASE);
        Verification found = verifying.found(done);
        job.log(found.ok() ? "info" : "error", found.ok() ? "export.verify.ok" : "export.verify.wrong", found.files(), verifying.mismatches());
        return new Outcome(null, null, Json.tree(found));
    }

    @Override
    public void discard(UUID job) {
        // it leaves nothing but its row
    }
}
