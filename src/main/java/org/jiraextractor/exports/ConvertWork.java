package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.jobs.Progress;
import org.jiraextractor.json.Json;

import java.io.IOException;
import java.util.UUID;

/** More formats of an export that was made before, from what it keeps raw: without Jira, into files of its own. */
@ApplicationScoped
public class ConvertWork implements JobWork {

    public static final String KIND = "convert";

    private final KeptRaw raw;
    private final Deltas deltas;
    private final ExportMaking making;
    private final ExportPlace place;

    @Inject
    ConvertWork(KeptRaw raw, Deltas deltas, ExportMaking making, ExportPlace place) {
        this.raw = raw;
        this.deltas = deltas;
        this.making = making;
        this.place = place;
    }

    protected ConvertWork() {
        this(null, null, null, null);
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
    public Outcome run(JobContext job) throws Exception {
        ExportRequest request = Json.read(job.request().toString(), ExportRequest.class);
        org.jiraextractor.extraction.Outcome extraction = raw.of(job.sourceJobId(), request);
        var tally = extraction.tally();
        job.progress(none -> new Progress(extraction.census().issues(), tally.issues().exported(), tally.comments().exported(), tally.worklogs().exported(), tally.changes().exported(),
                tally.attachments().expected(), tally.attachments().exported(), extraction.missing().size(), 0, 0, 0, 0, null));
        try {
            return place.working(job, folder -> making.make(job, request, extraction, deltas.told(job.sourceJobId(), request, extraction), folder));
        } catch (java.io.FileNotFoundException gone) {
            throw KeptRaw.gone().because(gone);
        }
    }

    @Override
    public void discard(UUID job) throws IOException {
        place.discard(job);
    }
}
