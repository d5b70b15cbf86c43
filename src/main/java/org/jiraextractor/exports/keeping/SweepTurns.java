package org.jiraextractor.exports.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.People;

import java.util.Optional;
import java.util.UUID;

/** Whose turn it is to begin the sweep of the day: one row, changed in the transaction that queues it, so that exactly one node does. By the clock of the database. */
@ApplicationScoped
@Transactional
class SweepTurns {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final StorageJobs jobs;
    private final People people;

    @Inject
    SweepTurns(StorageJobs jobs, People people) {
        this.jobs = jobs;
        this.people = people;
    }

    protected SweepTurns() {
        this(null, null);
    }

    /** @return the job, if today's has not begun, its hour has come, and there is an admin in whose name it can run */
    Optional<UUID> take(int hour) {
        boolean ours = entities.createNativeQuery("update sweep_turns set last_day = cast(now() at time zone 'UTC' as date) where cast(last_day + 1 as timestamp) + make_interval(hours => ?1) <= now() at time zone 'UTC'")
                .setParameter(1, hour).executeUpdate() == 1;
        return ours ? people.anAdmin().map(admin -> jobs.sweep(admin, false).id()) : Optional.empty();
    }
}
