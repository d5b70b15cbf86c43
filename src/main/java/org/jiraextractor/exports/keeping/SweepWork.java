package org.jiraextractor.exports.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.StorageWait;
import org.jiraextractor.exports.StoredExports;
import org.jiraextractor.jobs.Housekeeping;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.json.Json;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.Stores;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The sweep: takes away whose time is over and what nobody owns, tells what is missing. Each thing goes by itself, so one that is killed goes on where it was. */
@ApplicationScoped
public class SweepWork implements JobWork {

    public static final String KIND = "sweep";

    private final SweptJobs jobs;
    private final Housekeeping housekeeping;
    private final StoredExports exports;
    private final Stores stores;
    private final Reports reports;
    private final Clock clock;

    @Inject
    SweepWork(SweptJobs jobs, Housekeeping housekeeping, StoredExports exports, Stores stores, Reports reports, Clock clock) {
        this.jobs = jobs;
        this.housekeeping = housekeeping;
        this.exports = exports;
        this.stores = stores;
        this.reports = reports;
        this.clock = clock;
    }

    protected SweepWork() {
        this(null, null, null, null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(JobContext job) throws IOException {
        job.owner().requireAdmin();
        boolean dryRun = job.request().path("dry_run").asBoolean();
        SweepReport before = dryRun ? SweepReport.none(true) : reports.kept(job, SweepReport.class).orElse(SweepReport.none(false));
        Sweeping now = new Sweeping(job, before, report -> reports.keep(job, report));
        StorageWait wait = new StorageWait(job, clock);
        List<ObjectStore> all = stores.all().stream().map(store -> store.patient(wait)).toList();
        step(now, Step.EXPIRED, () -> jobs.expired(now, all));
        step(now, Step.RAW, () -> jobs.raw(now, all));
        step(now, Step.LOGS, () -> jobs.logs(now));
        step(now, Step.ORPHANS, () -> {
            for (ObjectStore store : all) {
                new SweptStore(now, store, clock.instant()).orphans(housekeeping::existing, housekeeping::deleted);
            }
        });
        step(now, Step.PARTS, () -> {
            for (ObjectStore store : all) {
                new SweptStore(now, store, clock.instant()).parts(housekeeping::over);
            }
        });
        step(now, Step.LOST, () -> new LostFiles(now, exports, stores, store -> store.patient(wait)).look());
        return new Outcome(null, null, Json.tree(now.report()));
    }

    @FunctionalInterface
    private interface Work {
        void go() throws IOException;
    }

    private static void step(Sweeping now, Step step, Work work) throws IOException {
        now.begin(step);
        work.go();
        now.end(step);
    }

    @Override
    public void discard(UUID job) {
        // it leaves nothing but its row
    }
}
