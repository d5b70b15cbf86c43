package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * How long jobs are kept, which many rules say and the database works out. Whoever makes a rule waits for those whose jobs end, and they for them: the database sees to it where a row changes, but
 * by then the row is held, and its heartbeat would have to wait too.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class KeepingRules {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** None changes until the transaction of the caller ends. Before the job is held, and after its directory. */
    void hold() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock_shared(hashtextextended('retention', 3)) as text)").getResultList();
    }
}
