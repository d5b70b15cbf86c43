package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.bundle.ZipMethod;
import org.jiraextractor.jobs.Leases;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of stored exports and their files. */
@ApplicationScoped
@Transactional
class ExportRows {

    private static final String FILE = "select path, media_type, bytes, sha256, zip_offset, zip_method, zip_bytes from export_files where job_id = ?1";

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Leases leases;

    @Inject
    ExportRows(Leases leases) {
        this.leases = leases;
    }

    protected ExportRows() {
        this(null);
    }

    Optional<ExportRow> one(UUID job) {
        List<?> found = entities.createNativeQuery("select uri, packaging, sha256, bytes, files from exports where job_id = ?1").setParameter(1, job).getResultList();
        return found.stream().map(Object[].class::cast).map(row -> new ExportRow(job, (String) row[0], row[1].equals("zip"), (String) row[2],
                ((Number) row[3]).longValue(), ((Number) row[4]).longValue())).findFirst();
    }

    /** Ascending by path, behind {@code after}. */
    List<BundledFile> files(UUID job, String after, int limit) {
        return list(entities.createNativeQuery(FILE + " and path > ?2 order by path limit ?3").setParameter(1, job).setParameter(2, after).setParameter(3, limit));
    }

    /** What the formats made first, attachments last, each ascending by path, behind {@code after}. */
    List<BundledFile> filesToRead(UUID job, String after, int limit) {
        return list(entities.createNativeQuery(FILE + " and (path like 'attachments/%', path) > (cast(?2 as text) like 'attachments/%', cast(?2 as text))"
                + " order by path like 'attachments/%', path limit ?3").setParameter(1, job).setParameter(2, after).setParameter(3, limit));
    }

    Optional<BundledFile> file(UUID job, String path) {
        return list(entities.createNativeQuery(FILE + " and path = ?2").setParameter(1, job).setParameter(2, path)).stream().findFirst();
    }

    /** Which of these are paths of the export. */
    Set<String> known(UUID job, List<String> paths) {
        StringBuilder in = new StringBuilder();
        for (int i = 0; i < paths.size(); i++) {
            in.append(i == 0 ? "?" : ", ?").append(2 + i);
        }
        Query query = entities.createNativeQuery("select path from export_files where job_id = ?1 and path in (" + in + ")").setParameter(1, job);
        for (int i = 0; i < paths.size(); i++) {
            // PostgreSQL takes no U+0000, and we never wrote one
            query.setParameter(2 + i, paths.get(i).replace('\0', '\uFFFD'));
        }
        Set<String> known = new HashSet<>();
        query.getResultList().forEach(path -> known.add((String) path));
        return known;
    }

    /** An earlier run of the same job may have left rows: they go. */
    void forget(UUID job, long epoch) {
        leases.hold(job, epoch);
        entities.createNativeQuery("delete from export_files where job_id = ?1").setParameter(1, job).executeUpdate();
        entities.createNativeQuery("delete from exports where job_id = ?1").setParameter(1, job).executeUpdate();
    }

    void keepFiles(UUID job, long epoch, List<BundledFile> files) {
        leases.hold(job, epoch);
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            values.append(i == 0 ? "(?1" : ", (?1");
            for (int column = 0; column < 7; column++) {
                values.append(", ?").append(2 + 7 * i + column);
            }
            values.append(')');
        }
        Query insert = entities.createNativeQuery("insert into export_files (job_id, path, media_type, bytes, sha256, zip_offset, zip_method, zip_bytes) values " + values)
                .setParameter(1, job);
        int at = 2;
        for (BundledFile file : files) {
            insert.setParameter(at++, file.path()).setParameter(at++, file.mediaType()).setParameter(at++, file.bytes()).setParameter(at++, file.sha256())
                    .setParameter(at++, file.zipOffset()).setParameter(at++, file.zipMethod() == null ? null : file.zipMethod().name())
                    .setParameter(at++, file.zipCompressedSize());
        }
        insert.executeUpdate();
    }

    void keep(ExportRow export, String contentSha256, long epoch) {
        leases.hold(export.jobId(), epoch);
        entities.createNativeQuery("insert into exports (job_id, uri, packaging, sha256, bytes, files, content_sha256) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .setParameter(1, export.jobId()).setParameter(2, export.uri()).setParameter(3, export.zip() ? "zip" : "directory").setParameter(4, export.sha256())
                .setParameter(5, export.bytes()).setParameter(6, export.files()).setParameter(7, contentSha256).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private static List<BundledFile> list(Query query) {
        return ((List<Object[]>) query.getResultList()).stream().map(row -> new BundledFile((String) row[0], (String) row[1], ((Number) row[2]).longValue(), (String) row[3],
                number(row[4]), row[5] == null ? null : ZipMethod.valueOf((String) row[5]), number(row[6]))).toList();
    }

    private static Long number(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
