package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.Leases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What lies in the stores, for whoever sweeps, moves or re-reads all of it: one indexed statement a call, lists in pages. Only what is done and is not being deleted. */
@ApplicationScoped
@Transactional
public class StoredExports {

    private static final String STORED = "select cast(e.job_id as text), e.uri, e.packaging, e.sha256, e.bytes, e.files, j.number, j.name from exports e join jobs j on j.id = e.job_id"
            + " where j.status = 'done' and not j.removing";
    private static final String BUSY = " exists (select 1 from jobs w where (w.source_job_id = j.id or w.base_job_id = j.id) and w.status in ('queued', 'running', 'paused'))";

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final ExportRows rows;
    private final Leases leases;

    @Inject
    StoredExports(ExportRows rows, Leases leases) {
        this.rows = rows;
        this.leases = leases;
    }

    protected StoredExports() {
        this(null, null);
    }

    /** An export and how people call it. */
    public record Stored(ExportRow export, long number, String name) {

        public UUID id() {
            return export.jobId();
        }

        public String label() {
            return "#" + number + " " + name;
        }
    }

    /** What one store has. @param scheme {@code local} or {@code minio} */
    public record Place(String scheme, long exports, long files, long bytes) {
    }

    public List<Place> places() {
        List<?> found = entities.createNativeQuery("select split_part(e.uri, ':', 1), count(*), sum(e.files), sum(e.bytes) from exports e join jobs j on j.id = e.job_id where j.status = 'done' group by 1 order by 1")
                .getResultList();
        return found.stream().map(Object[].class::cast).map(row -> new Place((String) row[0], number(row[1]), number(row[2]), number(row[3]))).toList();
    }

    /** Ascending by number, behind {@code after}. @param expired also those whose time is over */
    public List<Stored> page(long after, int limit, boolean expired) {
        return list(entities.createNativeQuery(STORED + (expired ? "" : " and (j.expires_at is null or j.expires_at > now())") + " and j.number > ?1 order by j.number limit ?2")
                .setParameter(1, after).setParameter(2, limit));
    }

    /** Those of these jobs that have one. */
    public Map<UUID, Stored> of(Collection<UUID> jobs) {
        return list(entities.createNativeQuery(STORED + " and j.id = any(cast(?1 as uuid[]))").setParameter(1, array(jobs))).stream().collect(Collectors.toMap(Stored::id, one -> one));
    }

    public Optional<Stored> one(UUID job) {
        return Optional.ofNullable(of(List.of(job)).get(job));
    }

    /** Ascending by path, behind {@code after}. */
    public List<BundledFile> files(ExportRow export, String after, int limit) {
        return rows.files(export.jobId(), after, limit);
    }

    /**
     * Switches an export's URI, in its row and in its job's, if it is still the one that it was and still there.
     *
     * @param job that moves it, under whose lease this is written
     */
    public boolean moved(JobContext job, ExportRow export, String to) {
        leases.hold(job.jobId(), job.epoch());
        boolean there = !entities.createNativeQuery("select 1 from jobs where id = ?1 and status = 'done' and not removing for update").setParameter(1, export.jobId()).getResultList().isEmpty();
        if (!there || entities.createNativeQuery("update exports set uri = ?2 where job_id = ?1 and uri = ?3").setParameter(1, export.jobId()).setParameter(2, to).setParameter(3, export.uri()).executeUpdate() == 0) {
            return false;
        }
        entities.createNativeQuery("update jobs set artifact = cast(jsonb_set(cast(artifact as jsonb), '{uri}', to_jsonb(cast(?2 as text))) as json) where id = ?1")
                .setParameter(1, export.jobId()).setParameter(2, to).executeUpdate();
        return true;
    }

    /** Marks those whose files are gone, and those that are there again. */
    public void mark(Collection<UUID> lost, Collection<UUID> there) {
        entities.createNativeQuery("update exports set lost_at = now() where lost_at is null and job_id = any(cast(?1 as uuid[]))").setParameter(1, array(lost)).executeUpdate();
        entities.createNativeQuery("update exports set lost_at = null where lost_at is not null and job_id = any(cast(?1 as uuid[]))").setParameter(1, array(there)).executeUpdate();
    }

    /** Whose raw answers have been kept for so many days, and which nobody uses now. */
    public List<Stored> rawExpired(int days, long after, int limit) {
        return list(entities.createNativeQuery(STORED + " and j.kind = 'export' and e.raw <> 'gone' and j.finished_at <= now() - ?1 * interval '24 hours' and (j.expires_at is null or j.expires_at > now()) and not"
                + BUSY + " and j.number > ?2 order by j.number limit ?3").setParameter(1, days).setParameter(2, after).setParameter(3, limit));
    }

    /** From here on nobody begins anything with an export's raw answers. @return false where somebody has */
    public boolean rawGoes(UUID job) {
        entities.createNativeQuery("select 1 from jobs where id = ?1 for update").setParameter(1, job).getResultList();
        return entities.createNativeQuery("update exports e set raw = 'going' from jobs j where j.id = e.job_id and e.job_id = ?1 and not" + BUSY).setParameter(1, job).executeUpdate() == 1;
    }

    public void rawGone(UUID job) {
        entities.createNativeQuery("update exports set raw = 'gone' where job_id = ?1").setParameter(1, job).executeUpdate();
    }

    private static List<Stored> list(Query query) {
        List<?> found = query.getResultList();
        return found.stream().map(Object[].class::cast).map(row -> new Stored(new ExportRow(UUID.fromString((String) row[0]), (String) row[1], row[2].equals("zip"), (String) row[3], number(row[4]), number(row[5])),
                number(row[6]), (String) row[7])).toList();
    }

    private static String array(Collection<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }

    private static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }
}
