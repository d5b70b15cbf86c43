package org.jiraextractor.exports;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.extraction.Extraction;
import org.jiraextractor.extraction.ExtractionRequest;
import org.jiraextractor.extraction.Workplace;
import org.jiraextractor.jira.JiraRefusal;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.OnHold;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;

/** An export from its request to its files: extract, convert, bundle. Goes on behind the last checkpoint; converting begins anew, for it needs no Jira. */
@ApplicationScoped
public class ExportWork implements JobWork {

    public static final String KIND = "export";

    private final Connections connections;
    private final JiraSites sites;
    private final CheckpointRows checkpoints;
    private final ExportMaking making;
    private final ExportPlace place;
    private final Clock clock;

    @Resource(lookup = "java:app/concurrent/calls")
    private ManagedExecutorService calls;

    @Inject
    ExportWork(Connections connections, JiraSites sites, CheckpointRows checkpoints, ExportMaking making, ExportPlace place, Clock clock) {
        this.connections = connections;
        this.sites = sites;
        this.checkpoints = checkpoints;
        this.making = making;
        this.place = place;
        this.clock = clock;
    }

    protected ExportWork() {
        this(null, null, null, null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(JobContext job) throws Exception {
        ExportRequest request = Json.read(job.request().toString(), ExportRequest.class);
        try (WorkFolder folder = place.folder(job)) {
            Room room = place.room(job);
            try {
                room.checkpoint();
                return making.make(job, request, extract(job, request, folder, room), folder);
            } catch (IOException | UncheckedIOException failed) {
                throw room.told(failed);
            }
        }
    }

    private org.jiraextractor.extraction.Outcome extract(JobContext job, ExportRequest request, WorkFolder folder, Room room) throws IOException {
        Workplace workplace = new Workplace(place.store(job), "jobs/" + job.jobId() + "/raw/" + job.epoch() + "/", folder.sub("extraction"));
        ExtractionRequest what = request.extraction();
        ExportCheckpoints kept = new ExportCheckpoints(checkpoints, job.jobId(), job.epoch());
        var finished = Extraction.finished(what, workplace, kept);
        if (finished.isPresent()) {
            return finished.get();
        }
        if (job.connectionId() == null) {
            throw new Refusal(Code.NOT_FOUND, "export.connection_gone");
        }
        ExtractionProgress progress = new ExtractionProgress(job, room, clock);
        JiraSite site = sites.open(connections.open(job.owner(), job.connectionId()), progress::waiting);
        try {
            org.jiraextractor.extraction.Outcome outcome = new Extraction(site, what, workplace, kept, progress, calls, clock).run();
            progress.ended(outcome);
            return outcome;
        } catch (JiraRefusal refusal) {
            throw refusal.mayPass() ? new OnHold(refusal, "retry") : refusal;
        }
    }

    @Override
    public void discard(UUID job) throws IOException {
        place.discard(job);
    }
}
