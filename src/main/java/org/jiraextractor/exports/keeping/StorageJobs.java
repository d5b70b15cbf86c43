package org.jiraextractor.exports.keeping;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.jobs.NewJob;
import org.jiraextractor.json.Json;
import org.jiraextractor.storage.Stores;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What admins have done to the stores as a whole: one such job at a time, since what one counts the other moves. */
@ApplicationScoped
@Transactional
public class StorageJobs {

    private static final String KINDS = "('sweep', 'migrate', 'verify_store')";
    /** Such a job tells of one day, and is not worth being kept for ever. */
    private static final int REPORT_DAYS = 90;

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Jobs jobs;
    private final Stores stores;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    StorageJobs(Jobs jobs, Stores stores, AuditLog audit, Clock clock) {
        this.jobs = jobs;
        this.stores = stores;
        this.audit = audit;
        this.clock = clock;
    }

    protected StorageJobs() {
        this(null, null, null, null);
    }

    /** @param dryRun only tells what it would do */
    public Job sweep(Actor actor, boolean dryRun) {
        Job job = queue(actor, SweepWork.KIND, (dryRun ? "sweep-dry-run-" : "sweep-") + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), Json.tree(Map.of("dry_run", dryRun)));
        if (!dryRun) {
            audit.add(actor.did("storage.sweep", "job", job.id(), job.name()));
        }
        return job;
    }

    /** @param to the scheme of a store. @throws Refusal {@code invalid_field} where there is no such store */
    public Job migrate(Actor actor, String to) {
        actor.requireAdmin();
        if (!stores.has(to)) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("to", Code.INVALID_FIELD, "export.storage.unknown")), "problem.body.wrong_fields", 1);
        }
        Job job = queue(actor, MigrateWork.KIND, "migrate-to-" + to, Json.tree(Map.of("to", to)));
        audit.add(actor.did("storage.migrate", "job", job.id(), job.name()));
        return job;
    }

    public Job verify(Actor actor) {
        return queue(actor, VerifyStoreWork.KIND, "verify-store-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), Json.tree(Map.of()));
    }

    /** The newest job of a kind that has come to its end. @param kind null for any that has not ended yet */
    public Optional<Job> last(Actor actor, String kind) {
        Query query = entities.createNativeQuery("select cast(id as text) from jobs where kind in " + KINDS + " and " + (kind == null ? "status in ('queued', 'running', 'paused')" : "status = 'done' and kind = ?1")
                + " order by number desc limit 1");
        if (kind != null) {
            query.setParameter(1, kind);
        }
        List<?> found = query.getResultList();
        return found.stream().findFirst().map(id -> jobs.one(actor, UUID.fromString((String) id)));
    }

    private Job queue(Actor actor, String kind, String name, JsonNode request) {
        actor.requireAdmin();
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('jobs of the stores', 1)) as text)").getResultList();
        List<?> busy = entities.createNativeQuery("select number from jobs where kind in " + KINDS + " and status in ('queued', 'running', 'paused') order by number limit 1").getResultList();
        if (!busy.isEmpty()) {
            throw new Refusal(Code.IN_USE, "export.storage.busy", ((Number) busy.get(0)).longValue());
        }
        Job job = jobs.queue(actor, new NewJob(kind, name, null, null, null, null, Sharing.PRIVATE, request));
        return jobs.keep(actor, job.id(), REPORT_DAYS);
    }
}
