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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Moves every finished export to one store, one after the other, and what jobs that are not done may go on from; what still lies elsewhere says what is left to do, so a run that was killed needs no memory. */
@ApplicationScoped
public class MigrateWork implements JobWork {

    public static final String KIND = "migrate";

    private static final String PHASE = "moving";
    private static final int PAGE = 200;

    private final StoredExports exports;
    private final Housekeeping housekeeping;
    private final Stores stores;
    private final Reports reports;
    private final Clock clock;

    @Inject
    MigrateWork(StoredExports exports, Housekeeping housekeeping, Stores stores, Reports reports, Clock clock) {
        this.exports = exports;
        this.housekeeping = housekeeping;
        this.stores = stores;
        this.reports = reports;
        this.clock = clock;
    }

    protected MigrateWork() {
        this(null, null, null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(JobContext job) throws IOException {
        job.owner().requireAdmin();
        StorageWait wait = new StorageWait(job, clock);
        ObjectStore target = stores.of(job.request().path("to").asText()).patient(wait);
        Migration report = reports.kept(job, Migration.class).orElse(Migration.none(target.scheme())).again();
        for (ObjectStore source : stores.all()) {
            if (!source.scheme().equals(target.scheme())) {
                report = from(job, source.patient(wait), target, report);
            }
        }
        job.phaseEnds(PHASE);
        return new Outcome(null, null, Json.tree(report));
    }

    private Migration from(JobContext job, ObjectStore source, ObjectStore target, Migration before) throws IOException {
        List<UUID> all = jobsIn(job, source);
        Migration report = before;
        long left = 0;
        job.phase(PHASE, 0, all.size());
        for (int at = 0; at < all.size(); at += PAGE) {
            List<UUID> page = all.subList(at, Math.min(at + PAGE, all.size()));
            // asked for first: who is done meanwhile is in both, and is moved as an export
            Map<UUID, String> undone = housekeeping.undone(page);
            Map<UUID, StoredExports.Stored> done = exports.of(page);
            for (int i = 0; i < page.size(); i++) {
                UUID id = page.get(i);
                if (done.containsKey(id)) {
                    report = move(job, source, target, done.get(id), report);
                } else if (undone.containsKey(id)) {
                    report = raw(job, source, target, id, undone.get(id), report);
                    left += isLeft(source, id) ? 1 : 0;
                }
                job.phase(PHASE, at + i + 1L, all.size());
            }
        }
        return report.leaving(before.left() + left);
    }

    private Migration move(JobContext job, ObjectStore source, ObjectStore target, StoredExports.Stored export, Migration before) throws IOException {
        job.checkpoint();
        Move move = new Move(job, source, target);
        try {
            boolean there = move.run(export.export(), exports::files, (row, uri) -> row.uri().equals(uri) ? exports.one(row.jobId()).isPresent() : exports.moved(job, row, uri));
            if (!there) {
                return before;
            }
            Migration report = before.moved(move.objects(), move.bytes());
            reports.keep(job, report);
            job.log("info", "export.move.moved", export.label(), move.objects(), move.bytes());
            return report;
        } catch (Copying.Damaged damaged) {
            if (exports.one(export.id()).isEmpty()) {
                // deleted meanwhile, and what we had copied of it goes too
                target.deleteBelow("jobs/" + export.id());
                return before;
            }
            job.log("error", "export.move.damaged." + damaged.problem(), export.label(), damaged.name());
            return before.with(new Migration.Problem(export.label(), damaged.name(), damaged.problem()));
        }
    }

    private Migration raw(JobContext job, ObjectStore source, ObjectStore target, UUID id, String label, Migration before) throws IOException {
        job.checkpoint();
        RawMove move = new RawMove(job, source, target);
        try {
            move.run("jobs/" + id + "/raw");
        } catch (Copying.Damaged damaged) {
            job.log("error", "export.move.damaged." + damaged.problem(), label, damaged.name());
            return before.with(new Migration.Problem(label, damaged.name(), damaged.problem()));
        }
        if (housekeeping.existing(List.of(id)).isEmpty()) {
            // deleted meanwhile, and what we had copied of it goes too
            target.deleteBelow("jobs/" + id);
            return before;
        }
        if (move.objects() == 0) {
            return before;
        }
        Migration report = before.plus(move.objects(), move.bytes());
        reports.keep(job, report);
        job.log("info", "export.move.raw", label, move.objects(), move.bytes());
        return report;
    }

    private static boolean isLeft(ObjectStore source, UUID id) throws IOException {
        boolean[] something = {false};
        source.list("jobs/" + id, name -> something[0] = true);
        return something[0];
    }

    /** Each that has anything there; a name tells it. */
    private static List<UUID> jobsIn(JobContext job, ObjectStore store) throws IOException {
        Set<UUID> jobs = new LinkedHashSet<>();
        store.list("jobs", name -> {
            job.checkpoint();
            SweptStore.owner(name).ifPresent(jobs::add);
        });
        return new ArrayList<>(jobs);
    }

    @Override
    public void discard(UUID job) {
        // it leaves nothing but its row
    }
}
