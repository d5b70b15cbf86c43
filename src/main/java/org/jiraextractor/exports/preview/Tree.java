package org.jiraextractor.exports.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import org.jiraextractor.exports.ExportRow;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The files of an export as a tree, a folder at a time, made from their rows: nothing is opened. */
@ApplicationScoped
@Transactional
public class Tree {

    /** What a person most likely wants to see first. */
    private static final List<String> FIRST = List.of("html/index.html", "csv/issues.csv", "json/issues.json", "ndjson/issues.ndjson", "xml/issues.xml", "manifest.json");
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /**
     * What lies directly in a folder, ascending by name, a folder's with a slash behind it.
     *
     * @param folder {@code ""} for the root, else with a slash behind it
     * @param after  the path behind which to go on, {@code ""} from the first
     */
    public List<TreeEntry> in(ExportRow export, String folder, String after, int limit) {
        String name = "case when strpos(rest, '/') > 0 then left(rest, strpos(rest, '/')) else rest end";
        return entries(entities.createNativeQuery("select concat(cast(?2 as text), name), count(*), sum(bytes) from (select " + name + " as name, bytes from (select substr(path, ?3) as rest, bytes from export_files"
                        + " where job_id = ?1 and path >= cast(?2 as text) and path < cast(?4 as text)) as below) as beside where concat(cast(?2 as text), name) collate \"C\" > cast(?5 as text) group by name order by name collate \"C\" limit ?6")
                .setParameter(1, export.jobId()).setParameter(2, folder).setParameter(3, folder.codePointCount(0, folder.length()) + 1)
                // the character behind the slash: no path of the folder comes after it
                .setParameter(4, folder.isEmpty() ? LAST : folder.substring(0, folder.length() - 1) + '0').setParameter(5, after).setParameter(6, limit));
    }

    /** Files with this in their paths, capitals and small letters alike, ascending by path behind {@code after}. */
    public List<TreeEntry> named(ExportRow export, String part, String after, int limit) {
        String pattern = "%" + part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return entries(entities.createNativeQuery("select path, 1, bytes from export_files where job_id = ?1 and path ilike ?2 and path > ?3 order by path limit ?4")
                .setParameter(1, export.jobId()).setParameter(2, pattern).setParameter(3, after).setParameter(4, limit));
    }

    /** The file to begin with. */
    public Optional<String> first(ExportRow export) {
        Query query = entities.createNativeQuery("select path from export_files where job_id = ?1 and path in ("
                + String.join(", ", IntStream.range(0, FIRST.size()).mapToObj(i -> "?" + (i + 2)).toList()) + ")").setParameter(1, export.jobId());
        IntStream.range(0, FIRST.size()).forEach(i -> query.setParameter(i + 2, FIRST.get(i)));
        List<?> there = query.getResultList();
        return FIRST.stream().filter(there::contains).findFirst();
    }

    @SuppressWarnings("unchecked")
    private static List<TreeEntry> entries(Query query) {
        return ((List<Object[]>) query.getResultList()).stream().map(row -> TreeEntry.of((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue())).toList();
    }
}
