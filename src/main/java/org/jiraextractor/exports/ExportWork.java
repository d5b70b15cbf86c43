package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.exports.format.Survey;
import org.jiraextractor.extraction.Extraction;
import org.jiraextractor.extraction.ExtractionRequest;
import org.jiraextractor.extraction.Workplace;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.NewJob;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.jobs.Repeatable;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Body;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

/** An export from its request to its files: extract, convert, bundle. Goes on behind the last checkpoint; converting begins anew, for it needs no Jira. */
@ApplicationScoped
public class ExportWork implements JobWork {

    public static final String KIND = "export";

    private final Exports exports;
    private final Connections connections;
    private final JiraSites sites;
    private final CheckpointRows checkpoints;
    private final Deltas deltas;
    private final ExportMaking making;
    private final ExportPlace place;
    private final Clock clock;

    @Resource(lookup = "java:app/concurrent/calls")
    private ManagedExecutorService calls;

    @Inject
    ExportWork(Exports exports, Connections connections, JiraSites sites, CheckpointRows checkpoints, Deltas deltas, ExportMaking making, ExportPlace place, Clock clock) {
        this.exports = exports;
        this.connections = connections;
        this.sites = sites;
        this.checkpoints = checkpoints;
        this.deltas = deltas;
        this.making = making;
        this.place = place;
        this.clock = clock;
    }

    protected ExportWork() {
        this(null, null, null, null, null, null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void requireMayRun(Actor actor, NewJob job) {
        try {
            connections.requireUsable(actor, job.connectionId());
        } catch (Refusal refusal) {
            // which connection it is, is nobody's business who may not see it; the job they may see
            throw new Refusal(Code.FORBIDDEN, "export.connection.not_shared", job.name()).because(refusal);
        }
    }

    @Override
    public Outcome run(JobContext job) throws IOException {
        ExportRequest request = Json.read(job.request().toString(), ExportRequest.class);
        return place.working(job, folder -> {
            org.jiraextractor.extraction.Outcome extraction = extract(job, request, folder);
            return making.make(job, request, extraction, deltas.told(job.jobId(), request, extraction), folder);
        });
    }

    private org.jiraextractor.extraction.Outcome extract(JobContext job, ExportRequest request, WorkFolder folder) throws IOException {
        Workplace workplace = new Workplace(place.store(job), "jobs/" + job.jobId() + "/raw/" + job.epoch() + "/", folder.sub("extraction"));
        ExtractionRequest what = deltas.what(job, request);
        ExportCheckpoints kept = new ExportCheckpoints(checkpoints, job.jobId(), job.epoch());
        Optional<org.jiraextractor.extraction.Outcome> finished = Extraction.finished(what, workplace, kept);
        org.jiraextractor.extraction.Outcome outcome = finished.isPresent() ? finished.get() : take(job, what, workplace, kept);
        deltas.keep(job, request, what, workplace, kept, outcome);
        return outcome;
    }

    private org.jiraextractor.extraction.Outcome take(JobContext job, ExtractionRequest what, Workplace workplace, ExportCheckpoints kept) throws IOException {
        if (job.connectionId() == null) {
            throw new Refusal(Code.NOT_FOUND, "export.connection_gone");
        }
        ExtractionProgress progress = new ExtractionProgress(job, place.room(job), clock);
        JiraSite site = sites.open(connections.open(job.owner(), job.connectionId()), progress::waiting);
        org.jiraextractor.extraction.Outcome outcome = new Extraction(site, what, workplace, kept, progress, calls, clock, Survey.NOTES).run();
        progress.ended(outcome);
        return outcome;
    }

    @Override
    public Repeatable repeatable(Actor owner, Body body, Repeatable before) {
        ExportRequest request = body.as(ExportRequest.class);
        JsonNode whole = Json.tree(request);
        if (before == null || !before.request().toString().equals(whole.toString())) {
            try {
                exports.tried(owner, request);
            } catch (Refusal refusal) {
                throw body.within(refusal);
            }
        }
        return new Repeatable(whole, request.connectionId(), request.directoryId());
    }

    @Override
    public NewJob again(Repeatable kept, UUID schedule, LocalDateTime at) {
        return exports.job(Json.read(kept.request().toString(), ExportRequest.class), schedule, at);
    }

    @Override
    public void discard(UUID job) throws IOException {
        place.discard(job);
    }
}
