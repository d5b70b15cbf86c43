package org.jiraextractor.exports.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.Leases;
import org.jiraextractor.json.Json;

import java.util.List;
import java.util.Optional;

/** What jobs of this room did so far, kept under their lease, so that one that is killed goes on counting. */
@ApplicationScoped
@Transactional
class Reports {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Leases leases;

    @Inject
    Reports(Leases leases) {
        this.leases = leases;
    }

    protected Reports() {
        this(null);
    }

    <T> Optional<T> kept(JobContext job, Class<T> type) {
        List<?> found = entities.createNativeQuery("select cast(value as text) from keeping_reports where job_id = ?1").setParameter(1, job.jobId()).getResultList();
        return found.stream().findFirst().map(value -> Json.read((String) value, type));
    }

    void keep(JobContext job, Object report) {
        leases.hold(job.jobId(), job.epoch());
        entities.createNativeQuery("insert into keeping_reports (job_id, value) values (?1, cast(?2 as json)) on conflict (job_id) do update set value = excluded.value")
                .setParameter(1, job.jobId()).setParameter(2, Json.write(report)).executeUpdate();
    }
}
