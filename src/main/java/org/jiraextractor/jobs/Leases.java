package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.json.Json;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may work on a job: claimed with {@code FOR UPDATE SKIP LOCKED}, kept by heartbeats, told by the clock of the database alone. Each claim has a
 * higher epoch; whatever is written for a job is written under its epoch, so a node that woke up too late can write nothing.
 */
@ApplicationScoped
@Transactional
public class Leases {

    static final Duration LENGTH = Duration.ofSeconds(30);

    /** A claimed job: what to run, for whom, and under which epoch to write. */
    record Claim(UUID jobId, String kind, long epoch) {
    }

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final JobLog log;

    @Inject
    Leases(JobLog log) {
        this.log = log;
    }

    protected Leases() {
        this(null);
    }

    /** The oldest job that waits, or whose node let its lease run out. Two indexed statements and the row's update. */
    Optional<Claim> claim(String holder) {
        @SuppressWarnings("unchecked")
        List<Object[]> found = entities.createNativeQuery("select cast(id as text), now() from jobs where status = 'queued' or (status = 'running' and lease_until < now())"
                + " order by number limit 1 for update skip locked").getResultList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Job job = locked(UUID.fromString((String) found.get(0)[0]));
        Instant now = found.get(0)[1] instanceof Timestamp time ? time.toInstant() : ((java.time.OffsetDateTime) found.get(0)[1]).toInstant();
        boolean takenOver = job.state() == JobState.RUNNING;
        job.claim(holder, now, now.plus(LENGTH));
        entities.flush();
        log.state(job);
        if (takenOver) {
            log.line(job.id(), "warn", "job.event.taken_over", List.of());
        }
        return Optional.of(new Claim(job.id(), job.kind(), job.leaseEpoch()));
    }

    /** Those that hold on until now: they wait for a worker again. One indexed statement while there are none. */
    void resumeDue() {
        List<?> due = entities.createNativeQuery("select cast(id as text) from jobs where status = 'paused' and resume_at <= now() order by resume_at limit 10 for update skip locked")
                .getResultList();
        for (Object id : due) {
            Job job = locked(UUID.fromString((String) id));
            job.resumeByItself();
            entities.flush();
            log.line(job.id(), "info", "job.event.resumes", List.of());
            log.state(job);
        }
    }

    /** A node that starts knows that whatever it held before it died is nobody's. */
    void releaseAllOf(String holder) {
        entities.createNativeQuery("update jobs set lease_until = now() where status = 'running' and lease_holder = ?1").setParameter(1, holder).executeUpdate();
    }

    /**
     * Keeps the lease and tells how far the job is; one statement.
     *
     * @return what somebody asked of the job meanwhile: {@code pause}, {@code cancel} or nothing
     * @throws JobStopped when the lease is lost
     */
    Optional<String> beat(UUID job, long epoch, String phase, List<Phase> phases, Progress progress, Wait wait, Trace trace) {
        List<?> row = entities.createNativeQuery("update jobs set lease_until = now() + interval '30 seconds', phase = ?3, phases = cast(?4 as json), progress = cast(?5 as json),"
                        + " wait = cast(?6 as json), trace = cast(?7 as json) where id = ?1 and lease_epoch = ?2 and status = 'running' returning coalesce(requested, '')")
                .setParameter(1, job).setParameter(2, epoch).setParameter(3, phase).setParameter(4, Json.write(phases)).setParameter(5, Json.write(progress))
                .setParameter(6, wait == null ? null : Json.write(wait)).setParameter(7, Json.write(trace)).getResultList();
        if (row.isEmpty()) {
            throw new JobStopped(JobStopped.Reason.LEASE_LOST);
        }
        return Optional.of((String) row.get(0)).filter(asked -> !asked.isEmpty());
    }

    /**
     * Holds the job's row until the caller's transaction ends: what is written in it counts only under the lease of that epoch.
     *
     * @throws JobStopped when the lease is lost
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(UUID job, long epoch) {
        if (entities.createNativeQuery("select 1 from jobs where id = ?1 and lease_epoch = ?2 and status = 'running' for update")
                .setParameter(1, job).setParameter(2, epoch).getResultList().isEmpty()) {
            throw new JobStopped(JobStopped.Reason.LEASE_LOST);
        }
    }

    /**
     * From now on, as long as this job may run, that other one is not deleted.
     *
     * @return false where it is not done, or is being deleted
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean lean(UUID job, long epoch, UUID on) {
        hold(job, epoch);
        boolean there = !entities.createNativeQuery("select 1 from jobs where id = ?1 and status = 'done' and not removing for share").setParameter(1, on).getResultList().isEmpty();
        if (there) {
            entities.createNativeQuery("update jobs set base_job_id = ?2 where id = ?1").setParameter(1, job).setParameter(2, on).executeUpdate();
        }
        return there;
    }

    private Job locked(UUID id) {
        return entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
