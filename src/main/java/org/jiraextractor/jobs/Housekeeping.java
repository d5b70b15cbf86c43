package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What whoever tidies up must know of jobs, a page or a list at a time: one indexed statement each. */
@ApplicationScoped
@Transactional
public class Housekeeping {

    private static final String UNFINISHED = "('queued', 'running', 'paused')";

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** A job to be tidied up. @param busy whether another job works on what it left */
    public record Aged(UUID id, long number, String name, boolean busy) {

        public String label() {
            return "#" + number + " " + name;
        }
    }

    /** An ended job with a long log. @param surplus lines above what is kept */
    public record LongLog(UUID id, long number, String name, long surplus) {

        public String label() {
            return "#" + number + " " + name;
        }
    }

    /** Whose time is over, by the clock of the database, and whose deletion was interrupted; ascending by number. @param after the last number of the page before */
    public List<Aged> expired(long after, int limit) {
        List<?> rows = entities.createNativeQuery("select cast(j.id as text), j.number, j.name, exists (select 1 from jobs w where (w.source_job_id = j.id or w.base_job_id = j.id) and w.status in "
                        + UNFINISHED + ") from jobs j where (j.expires_at <= now() and expiry(j) <= now() or j.removing) and j.status not in " + UNFINISHED + " and j.number > ?1 order by j.number limit ?2")
                .setParameter(1, after).setParameter(2, limit).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Aged(UUID.fromString((String) row[0]), ((Number) row[1]).longValue(), (String) row[2], (Boolean) row[3])).toList();
    }

    /** How many jobs the next sweep takes, and how many have a week left at most. */
    public record Soon(long due, long week) {
    }

    public Soon soon() {
        Object[] row = (Object[]) entities.createNativeQuery("select count(*) filter (where expires_at <= now()), count(*) from jobs where expires_at <= now() + interval '168 hours' and status not in " + UNFINISHED)
                .getSingleResult();
        return new Soon(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /** Which of these exist. */
    public Set<UUID> existing(Collection<UUID> ids) {
        return of(ids, "select cast(id as text) from jobs where ");
    }

    /** Those of these that are not done, or not yet, and what people call them. None that is being deleted. */
    public Map<UUID, String> undone(Collection<UUID> ids) {
        List<?> rows = entities.createNativeQuery("select cast(id as text), number, name from jobs where id = any(cast(?1 as uuid[])) and status <> 'done' and not removing")
                .setParameter(1, array(ids)).getResultList();
        Map<UUID, String> found = new HashMap<>();
        rows.stream().map(Object[].class::cast).forEach(row -> found.put(UUID.fromString((String) row[0]), "#" + row[1] + " " + row[2]));
        return found;
    }

    /** Which of these were here once. */
    public Set<UUID> deleted(Collection<UUID> ids) {
        return of(ids, "select cast(id as text) from deleted_jobs where ");
    }

    /** Which of these will write nothing more: ended or deleted. Of one that was never here nobody knows. */
    public Set<UUID> over(Collection<UUID> ids) {
        Set<UUID> over = deleted(ids);
        over.addAll(of(ids, "select cast(id as text) from jobs where status not in " + UNFINISHED + " and "));
        return over;
    }

    /** Ended jobs whose time is not over, whose log has more than so many lines. */
    public List<LongLog> longLogs(int most, long after, int limit) {
        List<?> rows = entities.createNativeQuery("select cast(j.id as text), j.number, j.name, e.lines from jobs j, lateral (select count(*) lines from job_events where job_id = j.id and type = 'log') e"
                        + " where j.last_seq > ?1 and e.lines > ?1 and j.status not in " + UNFINISHED + " and (j.expires_at is null or j.expires_at > now()) and j.number > ?2 order by j.number limit ?3")
                .setParameter(1, most).setParameter(2, after).setParameter(3, limit).getResultList();
        return rows.stream().map(Object[].class::cast)
                .map(row -> new LongLog(UUID.fromString((String) row[0]), ((Number) row[1]).longValue(), (String) row[2], ((Number) row[3]).longValue() - most)).toList();
    }

    /** Of the lines of an ended job's log the first and the last stay, so many in all. What is no line (states, phases, the end) stays. */
    public void cutLog(UUID job, int most) {
        entities.createNativeQuery("delete from job_events where job_id = ?1 and seq in (select seq from (select seq, row_number() over (order by seq) as place, count(*) over () as lines from job_events"
                        + " where job_id = ?1 and type = 'log') l where place > ?2 and place <= lines - ?3)")
                .setParameter(1, job).setParameter(2, most / 2).setParameter(3, most - most / 2).executeUpdate();
    }

    private Set<UUID> of(Collection<UUID> ids, String select) {
        if (ids.isEmpty()) {
            return new HashSet<>();
        }
        List<?> rows = entities.createNativeQuery(select + "id = any(cast(?1 as uuid[]))").setParameter(1, array(ids)).getResultList();
        Set<UUID> found = new HashSet<>();
        rows.forEach(id -> found.add(UUID.fromString((String) id)));
        return found;
    }

    private static String array(Collection<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }
}
