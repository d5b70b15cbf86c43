package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import org.jiraextractor.extraction.KeptAttachment;
import org.jiraextractor.jobs.Leases;
import org.jiraextractor.json.Json;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows behind {@link ExportCheckpoints}: each write holds the job's row under the lease's epoch, so a node that lost its lease keeps nothing. */
@ApplicationScoped
@Transactional
class CheckpointRows {

    /** One statement keeps so many attachments. */
    private static final int ROWS = 500;

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Leases leases;

    @Inject
    CheckpointRows(Leases leases) {
        this.leases = leases;
    }

    protected CheckpointRows() {
        this(null);
    }

    /** @param table {@code export_census}, {@code export_looks} or {@code export_ends} */
    <T> Optional<T> one(String table, UUID job, Class<T> type) {
        List<?> found = entities.createNativeQuery("select cast(value as text) from " + table + " where job_id = ?1").setParameter(1, job).getResultList();
        return found.stream().findFirst().map(value -> Json.read((String) value, type));
    }

    void keepOne(String table, UUID job, long epoch, Object value) {
        leases.hold(job, epoch);
        entities.createNativeQuery("insert into " + table + " (job_id, value) values (?1, cast(?2 as json)) on conflict do nothing")
                .setParameter(1, job).setParameter(2, Json.write(value)).executeUpdate();
    }

    <T> List<T> chunks(UUID job, Class<T> type) {
        List<?> found = entities.createNativeQuery("select cast(value as text) from export_chunks where job_id = ?1 order by number").setParameter(1, job).getResultList();
        return found.stream().map(value -> Json.read((String) value, type)).toList();
    }

    void keepChunk(UUID job, long epoch, int number, Object value) {
        leases.hold(job, epoch);
        entities.createNativeQuery("insert into export_chunks (job_id, number, value) values (?1, ?2, cast(?3 as json)) on conflict do nothing")
                .setParameter(1, job).setParameter(2, number).setParameter(3, Json.write(value)).executeUpdate();
    }

    List<KeptAttachment> attachments(UUID job, int chunk) {
        List<?> found = entities.createNativeQuery("select id, issue_key, media_id, object_name, sha256, crc32, size, missing from export_attachments"
                + " where job_id = ?1 and chunk = ?2").setParameter(1, job).setParameter(2, chunk).getResultList();
        return found.stream().map(Object[].class::cast).map(row -> new KeptAttachment((String) row[0], (String) row[1], (String) row[2], (String) row[3],
                (String) row[4], ((Number) row[5]).longValue(), ((Number) row[6]).longValue(), (String) row[7])).toList();
    }

    void keepAttachments(UUID job, long epoch, int chunk, List<KeptAttachment> attachments) {
        leases.hold(job, epoch);
        for (int from = 0; from < attachments.size(); from += ROWS) {
            insert(job, chunk, attachments.subList(from, Math.min(from + ROWS, attachments.size())));
        }
    }

    private void insert(UUID job, int chunk, List<KeptAttachment> rows) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            int at = 3 + 8 * i;
            values.append(i == 0 ? "" : ", ").append("(?1, ?2");
            for (int column = 0; column < 8; column++) {
                values.append(", ?").append(at + column);
            }
            values.append(')');
        }
        Query insert = entities.createNativeQuery("insert into export_attachments (job_id, chunk, id, issue_key, media_id, object_name, sha256, crc32, size, missing) values "
                + values + " on conflict do nothing").setParameter(1, job).setParameter(2, chunk);
        int at = 3;
        for (KeptAttachment row : rows) {
            insert.setParameter(at++, row.id()).setParameter(at++, row.issueKey()).setParameter(at++, row.mediaId()).setParameter(at++, row.objectName())
                    .setParameter(at++, row.sha256()).setParameter(at++, row.crc32()).setParameter(at++, row.size()).setParameter(at++, row.missing());
        }
        insert.executeUpdate();
    }
}
