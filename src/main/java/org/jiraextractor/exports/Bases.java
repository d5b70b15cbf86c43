package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.crypto.Token;
import org.jiraextractor.extraction.Base;
import org.jiraextractor.extraction.Known;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.Leases;
import org.jiraextractor.json.Json;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** What runs know that a later delta of the same question builds on. */
@ApplicationScoped
@Transactional
class Bases {

    /** The run on which a delta builds. */
    record Found(UUID jobId, String knownObject, Instant watermark) {
        Base base() {
            return new Base(knownObject, watermark);
        }
    }

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Leases leases;

    @Inject
    Bases(Leases leases) {
        this.leases = leases;
    }

    protected Bases() {
        this(null);
    }

    /** The newest run that is done, has every issue, asked the same of the same connection and may be seen by the owner of this one. */
    Optional<Found> last(JobContext job, ExportRequest request) {
        List<?> found = entities.createNativeQuery("select cast(b.job_id as text), b.known_object, b.watermark from export_bases b join jobs j on j.id = b.job_id"
                        + " where b.likeness = ?1 and b.whole and b.watermark is not null and j.status = 'done' and not j.removing and (?2 or j.owner_id = ?3 or j.sharing <> 'private')"
                        + " order by b.number desc limit 1")
                .setParameter(1, likeness(request)).setParameter(2, job.owner().role() == Role.ADMIN).setParameter(3, job.owner().id()).getResultList();
        return found.stream().map(Object[].class::cast).map(row -> new Found(UUID.fromString((String) row[0]), (String) row[1], instant(row[2]))).findFirst();
    }

    /** @return whether it is there to build on, and stays as long as that job may run */
    boolean take(JobContext job, Found base) {
        return leases.lean(job.jobId(), job.epoch(), base.jobId());
    }

    void keep(JobContext job, ExportRequest request, Known known, boolean whole) {
        leases.hold(job.jobId(), job.epoch());
        entities.createNativeQuery("insert into export_bases (job_id, likeness, number, watermark, known_object, whole) select id, ?2, number, ?3, ?4, ?5 from jobs where id = ?1"
                        + " on conflict (job_id) do update set watermark = excluded.watermark, known_object = excluded.known_object, whole = excluded.whole")
                .setParameter(1, job.jobId()).setParameter(2, likeness(request)).setParameter(3, known.watermark() == null ? null : Timestamp.from(known.watermark()))
                .setParameter(4, known.object()).setParameter(5, whole).executeUpdate();
    }

    /** Null where none is known. */
    Instant watermark(UUID job) {
        List<?> found = entities.createNativeQuery("select watermark from export_bases where job_id = ?1").setParameter(1, job).getResultList();
        return found.isEmpty() || found.get(0) == null ? null : instant(found.get(0));
    }

    /** What two requests must have in common for one to build on the other. */
    private static String likeness(ExportRequest request) {
        return Token.hash(Json.write(Map.of("connection", request.connectionId(), "jql", request.jql().strip())) + Json.write(new TreeSet<>(request.fields())) + Json.write(request.include()));
    }

    private static Instant instant(Object at) {
        return at instanceof Timestamp time ? time.toInstant() : ((OffsetDateTime) at).toInstant();
    }
}
