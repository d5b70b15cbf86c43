package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.UUID;

/** A request that is sent twice with the same key, because its answer was lost, makes one job. Keys are a person's own and live for 24 hours. */
@ApplicationScoped
@Transactional
public class JobKeys {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Jobs jobs;

    @Inject
    JobKeys(Jobs jobs) {
        this.jobs = jobs;
    }

    protected JobKeys() {
        this(null);
    }

    /**
     * @param bodyHash of what was asked, so that the same key with another wish is noticed
     * @return the job that was made for the key, now or before
     * @throws Refusal {@code idempotency_conflict}
     */
    public Job queueOnce(Actor owner, NewJob job, String key, String bodyHash) {
        // two that come at once: the second waits here and then finds the first's row
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)").setParameter(1, owner.id() + " " + key).getResultList();
        entities.createNativeQuery("delete from job_keys where owner_id = ?1 and created_at < now() - interval '24 hours'").setParameter(1, owner.id()).executeUpdate();
        List<?> known = entities.createNativeQuery("select cast(job_id as text), body_hash from job_keys where owner_id = ?1 and key = ?2")
                .setParameter(1, owner.id()).setParameter(2, key).getResultList();
        if (!known.isEmpty()) {
            Object[] row = (Object[]) known.get(0);
            if (!bodyHash.equals(row[1])) {
                throw new Refusal(Code.IDEMPOTENCY_CONFLICT, "job.refused.key");
            }
            return jobs.one(owner, UUID.fromString((String) row[0]));
        }
        Job made = jobs.queue(owner, job);
        entities.createNativeQuery("insert into job_keys (owner_id, key, body_hash, job_id, created_at) values (?1, ?2, ?3, ?4, now())")
                .setParameter(1, owner.id()).setParameter(2, key).setParameter(3, bodyHash).setParameter(4, made.id()).executeUpdate();
        return made;
    }
}
