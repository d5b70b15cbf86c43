package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.jobs.JobContext;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/** Re-reads stored exports, file by file, in the store that their URI names. Changes nothing. */
@ApplicationScoped
public class Verifications {

    private static final int PAGE = 500;

    private final ExportRows rows;
    private final ExportPlace place;

    @Inject
    Verifications(ExportRows rows, ExportPlace place) {
        this.rows = rows;
        this.place = place;
    }

    protected Verifications() {
        this(null, null);
    }

    /** @param wrong how many things are, also those that are not named */
    public record Seen(Verification verification, long wrong) {
    }

    /** @param job whose log hears what is wrong, and which may be stopped. @param read told after each file how many were read */
    public Seen of(JobContext job, ExportRow export, LongConsumer read) throws IOException {
        Verifying verifying = new Verifying(place.store(job, export.uri()), export, job);
        String after = "";
        List<BundledFile> page;
        long done = 0;
        do {
            page = rows.files(export.jobId(), after, PAGE);
            for (BundledFile file : page) {
                verifying.file(file);
                after = file.path();
                read.accept(++done);
            }
        } while (page.size() == PAGE);
        verifying.rest(names -> rows.known(export.jobId(), names));
        return new Seen(verifying.found(done), verifying.mismatches());
    }
}
