package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.extraction.Base;
import org.jiraextractor.extraction.ExtractionRequest;
import org.jiraextractor.extraction.Known;
import org.jiraextractor.extraction.Outcome;
import org.jiraextractor.extraction.Workplace;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Only what changed since the last run: on which run this one builds, and what it leaves for the next. */
@ApplicationScoped
class Deltas {

    private static final String TABLE = "export_deltas";

    private final Bases bases;
    private final CheckpointRows rows;
    private final ObjectStore store;

    @Inject
    Deltas(Bases bases, CheckpointRows rows, ObjectStore store) {
        this.bases = bases;
        this.rows = rows;
        this.store = store;
    }

    protected Deltas() {
        this(null, null, null);
    }

    /** As it is kept: all null for a run that found nothing to build on. */
    record Begun(UUID baseJobId, String knownObject, Instant watermark) {
        static final Begun ANEW = new Begun(null, null, null);

        ExtractionRequest narrow(ExtractionRequest what) {
            return baseJobId == null ? what : what.since(new Base(knownObject, watermark));
        }
    }

    /**
     * What to take: of a delta the part that changed since its base, which is chosen once and stays.
     *
     * @param taken what this run has taken already: behind the census nothing of the base is needed any more
     */
    ExtractionRequest what(JobContext job, ExportRequest request, ExportCheckpoints taken) throws IOException {
        if (request.mode() != ExportRequest.Mode.DELTA) {
            return request.extraction();
        }
        Optional<Begun> kept = rows.one(TABLE, job.jobId(), Begun.class);
        if (kept.isEmpty()) {
            kept = Optional.of(begin(job, request));
            rows.keepOne(TABLE, job.jobId(), job.epoch(), kept.get());
        } else if (kept.get().baseJobId() != null && taken.census().isEmpty() && store.size(kept.get().knownObject()).isEmpty()) {
            // a job that waits or runs holds its base; one that failed does not
            throw new Refusal(Code.WRONG_STATE, "export.delta.base_gone", kept.get().watermark().toString());
        }
        return kept.get().narrow(request.extraction());
    }

    private Begun begin(JobContext job, ExportRequest request) throws IOException {
        Optional<Bases.Found> last = bases.last(job, request);
        if (last.isEmpty() || !bases.take(job, last.get()) || store.size(last.get().knownObject()).isEmpty()) {
            job.log("info", "export.delta.anew");
            return Begun.ANEW;
        }
        job.log("info", "export.delta.since", last.get().watermark().toString());
        return new Begun(last.get().jobId(), last.get().knownObject(), last.get().watermark());
    }

    /** Leaves for the next what this run knows; whether it is whole tells whether that can build on it. */
    void keep(JobContext job, ExportRequest request, ExtractionRequest what, Workplace place, ExportCheckpoints kept, Outcome outcome) throws IOException {
        Optional<Known> known = Known.of(what, place, kept);
        if (known.isPresent()) {
            boolean whole = !outcome.census().truncated() && outcome.tally().issues().agrees();
            bases.keep(job, request, known.get(), whole);
        }
    }

    /** What the manifest says of it; null for what is no delta. @param export the job that took the issues */
    Manifest.Delta told(UUID export, ExportRequest request, Outcome outcome) {
        if (request.mode() != ExportRequest.Mode.DELTA) {
            return null;
        }
        Begun begun = rows.one(TABLE, export, Begun.class).orElse(Begun.ANEW);
        List<Manifest.Gone> gone = outcome.census().delta() == null ? List.of()
                : outcome.census().delta().gone().stream().map(one -> new Manifest.Gone(one.id(), one.key(), one.reason())).toList();
        return new Manifest.Delta(begun.baseJobId(), bases.watermark(export), gone);
    }
}
