package org.jiraextractor.exports;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.bundle.Bundle;
import org.jiraextractor.exports.bundle.Bundled;
import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.exports.bundle.Packaging;
import org.jiraextractor.exports.format.Conversion;
import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.exports.format.SafeName;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.jobs.Artifact;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.Outcome;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** Files out of a finished extraction, as a job's own: each format is written, then all is bundled. Needs no Jira, so a later run begins anew. */
@ApplicationScoped
class ExportMaking {

    private final ExportPlace place;
    private final ExportRows exports;
    private final Clock clock;

    @Resource(lookup = "java:app/concurrent/calls")
    private ManagedExecutorService threads;

    @Inject
    ExportMaking(ExportPlace place, ExportRows exports, Clock clock) {
        this.place = place;
        this.exports = exports;
        this.clock = clock;
    }

    protected ExportMaking() {
        this(null, null, null);
    }

    Outcome make(JobContext job, ExportRequest request, org.jiraextractor.extraction.Outcome extraction, Manifest.Delta delta, WorkFolder folder) throws IOException {
        try (Spool spool = new Spool(folder.sub("spool"))) {
            convert(job, request, extraction, spool);
            return bundle(job, request, extraction, delta, spool, folder);
        }
    }

    private void convert(JobContext job, ExportRequest request, org.jiraextractor.extraction.Outcome extraction, Spool spool) throws IOException {
        FormatOptions options = ExportOptions.of(request, extraction.census().source());
        List<Format> formats = request.formats().stream().map(name -> Formats.named(name.word()).orElseThrow()).toList();
        long steps = extraction.tally().issues().exported() * formats.size();
        job.phase("converting", 0, steps);
        new Conversion(formats, new Stoppable(extraction.extracted(), place.room(job)::checkpoint), options, threads).write(spool, done -> job.phase("converting", Math.min(done, steps), steps));
        job.phaseEnds("converting");
    }

    private Outcome bundle(JobContext job, ExportRequest request, org.jiraextractor.extraction.Outcome extraction, Manifest.Delta delta, Spool spool, WorkFolder folder)
            throws IOException {
        exports.forget(job.jobId(), job.epoch());
        FileRegister register = new FileRegister(job, exports, spool.files() + extraction.tally().attachments().exported() + 1);
        Bundled bundled = new Bundle(place.store(job), folder.sub("bundle")).write(request.packaging(), spool, new Stoppable(extraction.extracted(), place.room(job)::checkpoint),
                ExportManifest.of(job, SafeName.export(job.name()), extraction, request.include(), delta, clock.instant()), register);
        register.finish();
        exports.keep(new ExportRow(job.jobId(), bundled.artifact().uri(), request.packaging() == Packaging.ZIP,
                bundled.artifact().sha256(), bundled.artifact().size(), bundled.files()), bundled.contentSha256(), job.epoch());
        job.phaseEnds("bundling");
        return new Outcome(extraction.complete(), new Artifact(bundled.artifact().uri(), bundled.artifact().size(), bundled.files()), null);
    }
}
