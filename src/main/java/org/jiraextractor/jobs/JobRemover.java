package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.audit.Deed;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes the row of an ended job away, its events and checkpoints with it; in two steps, between which its files go. */
@ApplicationScoped
@Transactional
class JobRemover {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final AuditLog audit;

    @Inject
    JobRemover(AuditLog audit) {
        this.audit = audit;
    }

    protected JobRemover() {
        this(null);
    }

    /**
     * From here on nobody begins anything with it, and what was begun has ended.
     *
     * @throws Refusal {@code wrong_state} before its end, {@code in_use} while another job works on what it left
     */
    void begin(UUID id) {
        Job job = entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (job == null) {
            return;
        }
        job.remove(busy(id));
    }

    /** The same for one whose time is over, by the clock of the database, and for one whose deletion was interrupted; nothing where it is not, or while another job works on what it left. */
    Optional<Job> beginExpired(UUID id) {
        Job job = entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
        // the moment that was kept may be of a rule that was changed as the job ended: neither saw the other's
        List<?> due = entities.createNativeQuery("select now() from jobs j where j.id = ?1 and (expiry(j) <= now() or j.removing)").setParameter(1, id).getResultList();
        return job != null && !due.isEmpty() && job.expire(busy(id), ((Timestamp) due.get(0)).toInstant()) ? Optional.of(job) : Optional.empty();
    }

    /** The number of a job that works on what this one left, or may again without being asked. */
    private Long busy(UUID id) {
        List<?> busy = entities.createNativeQuery("select number from jobs where (source_job_id = ?1 or base_job_id = ?1) and status in ('queued', 'running', 'paused') order by number limit 1")
                .setParameter(1, id).getResultList();
        return busy.isEmpty() ? null : ((Number) busy.get(0)).longValue();
    }

    /** @param deed what is told of it, in the same transaction */
    void remove(UUID id, Deed deed) {
        Job job = entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (job != null) {
            job.requireEnded("job.refused.delete");
            entities.remove(job);
            audit.add(deed);
        }
    }
}
