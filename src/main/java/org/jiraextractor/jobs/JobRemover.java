package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.UUID;

/** Takes the row of an ended job away, its events and checkpoints with it. */
@ApplicationScoped
@Transactional
class JobRemover {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    void remove(UUID id) {
        Job job = entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (job != null) {
            job.requireEnded("job.refused.delete");
            entities.remove(job);
        }
    }
}
