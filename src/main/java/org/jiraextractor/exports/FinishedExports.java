package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.json.Json;

import java.io.IOException;
import java.util.UUID;

/** What is asked of an export that is done: to prove that it still is what it was, and more formats of it. Looks into the store: not on a request's thread. */
@ApplicationScoped
public class FinishedExports {

    private final Jobs jobs;
    private final ExportFiles files;
    private final KeptRaw raw;

    @Inject
    FinishedExports(Jobs jobs, ExportFiles files, KeptRaw raw) {
        this.jobs = jobs;
        this.files = files;
        this.raw = raw;
    }

    protected FinishedExports() {
        this(null, null, null);
    }

    /** @throws org.jiraextractor.words.Refusal {@code wrong_state} before it is done */
    public Job verify(Actor actor, UUID export) {
        one(actor, export);
        return jobs.queueOn(actor, export, VerifyWork.KIND, Json.mapper().createObjectNode());
    }

    /**
     * @param export also one that was itself made so: then it is made from what that one was made from
     * @throws org.jiraextractor.words.Refusal {@code wrong_state} before it is done, and where what it was made from has expired
     */
    public Job convert(Actor actor, UUID export, MoreFormats wanted) throws IOException {
        Job job = one(actor, export);
        ExportFormats.check(wanted.formats());
        UUID source = job.kind().equals(ConvertWork.KIND) ? job.sourceJobId() : export;
        ExportRequest request = Json.read(job.request().toString(), ExportRequest.class).in(wanted.formats(), wanted.options());
        raw.of(source, request);
        return jobs.queueOn(actor, source, ConvertWork.KIND, Json.tree(request));
    }

    // whether it is theirs to see, whether they start anything, and only then what state it is in
    private Job one(Actor actor, UUID export) {
        Job job = jobs.one(actor, export);
        Jobs.requireStarter(actor);
        files.one(actor, export);
        return job;
    }
}
