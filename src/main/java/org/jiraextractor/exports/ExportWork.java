package org.jiraextractor.exports;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.config.Settings;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.exports.bundle.Bundle;
import org.jiraextractor.exports.bundle.Bundled;
import org.jiraextractor.exports.format.Conversion;
import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.exports.format.SafeName;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.extraction.Extraction;
import org.jiraextractor.extraction.ExtractionRequest;
import org.jiraextractor.extraction.Workplace;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jobs.Artifact;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.json.Json;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** An export from its request to its files: extract, convert, bundle. Goes on behind the last checkpoint; converting begins anew, for it needs no Jira. */
@ApplicationScoped
public class ExportWork implements JobWork {

    public static final String KIND = "export";

    private final Connections connections;
    private final JiraSites sites;
    private final ObjectStore store;
    private final CheckpointRows checkpoints;
    private final ExportRows exports;
    private final Path work;
    private final Clock clock;

    @Resource(lookup = "java:app/concurrent/calls")
    private ManagedExecutorService calls;

    @Inject
    ExportWork(Connections connections, JiraSites sites, ObjectStore store, CheckpointRows checkpoints, ExportRows exports, Settings settings, Clock clock) {
        this.connections = connections;
        this.sites = sites;
        this.store = store;
        this.checkpoints = checkpoints;
        this.exports = exports;
        this.work = settings.dataDir().resolve("work");
        this.clock = clock;
    }

    protected ExportWork() {
        this.connections = null;
        this.sites = null;
        this.store = null;
        this.checkpoints = null;
        this.exports = null;
        this.work = null;
        this.clock = null;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(JobContext job) throws IOException {
        ExportRequest request = Json.read(job.request().toString(), ExportRequest.class);
        try (WorkFolder folder = new WorkFolder(work.resolve(job.jobId() + "-" + job.epoch()))) {
            org.jiraextractor.extraction.Outcome extraction = extract(job, request, folder);
            try (Spool spool = new Spool(folder.sub("spool"))) {
                convert(job, request, extraction, spool);
                return bundle(job, request, extraction, spool, folder);
            }
        }
    }

    private org.jiraextractor.extraction.Outcome extract(JobContext job, ExportRequest request, WorkFolder folder) throws IOException {
        Workplace place = new Workplace(store, "jobs/" + job.jobId() + "/raw/" + job.epoch() + "/", folder.sub("extraction"));
        ExtractionRequest what = new ExtractionRequest(request.jql(), request.include().plain(), request.fields(), request.limits().maxIssues(), request.limits().maxAttachmentBytes());
        ExportCheckpoints kept = new ExportCheckpoints(checkpoints, job.jobId(), job.epoch());
        var finished = Extraction.finished(what, place, kept);
        if (finished.isPresent()) {
            return finished.get();
        }
        if (job.connectionId() == null) {
            throw new Refusal(Code.NOT_FOUND, "export.connection_gone");
        }
        ExtractionProgress progress = new ExtractionProgress(job, clock);
        JiraSite site = sites.open(connections.open(job.owner(), job.connectionId()), progress::waiting);
        org.jiraextractor.extraction.Outcome outcome = new Extraction(site, what, place, kept, progress, calls, clock).run();
        progress.ended(outcome);
        return outcome;
    }

    private void convert(JobContext job, ExportRequest request, org.jiraextractor.extraction.Outcome extraction, Spool spool) throws IOException {
        FormatOptions options = ExportOptions.of(request, extraction.census().source());
        List<Format> formats = request.formats().stream().map(name -> Formats.named(name.word()).orElseThrow()).toList();
        long steps = extraction.tally().issues().exported() * formats.size();
        job.phase("converting", 0, steps);
        new Conversion(formats, new Stoppable(extraction.extracted(), job::checkpoint), options).write(spool, done -> job.phase("converting", Math.min(done, steps), steps));
        job.phaseEnds("converting");
    }

    private Outcome bundle(JobContext job, ExportRequest request, org.jiraextractor.extraction.Outcome extraction, Spool spool, WorkFolder folder) throws IOException {
        exports.forget(job.jobId(), job.epoch());
        FileRegister register = new FileRegister(job, exports, spool.files() + extraction.tally().attachments().exported() + 1);
        Bundled bundled = new Bundle(store, folder.sub("bundle")).write(request.packaging(), spool, new Stoppable(extraction.extracted(), job::checkpoint),
                ExportManifest.of(job, SafeName.export(job.name()), extraction, request.include(), clock.instant()), register);
        register.finish();
        exports.keep(new ExportRow(job.jobId(), bundled.artifact().uri(), request.packaging() == org.jiraextractor.exports.bundle.Packaging.ZIP,
                bundled.artifact().sha256(), bundled.artifact().size(), bundled.files()), bundled.contentSha256(), job.epoch());
        job.phaseEnds("bundling");
        return new Outcome(extraction.complete(), new Artifact(bundled.artifact().uri(), bundled.artifact().size(), bundled.files()), null);
    }

    @Override
    public void discard(UUID job) throws IOException {
        store.deleteBelow("jobs/" + job);
        if (Files.isDirectory(work)) {
            try (var folders = Files.newDirectoryStream(work, job + "-*")) {
                for (Path folder : folders) {
                    new WorkFolder(folder).close();
                }
            }
        }
    }
}
