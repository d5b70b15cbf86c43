package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jiraextractor.json.Json;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The events of jobs: appended under the lock of the job's row, so that numbers have no gaps and appear in their order; read in pages.
 * A transaction of the caller is expected; the CDI event reaches observers {@code AFTER_SUCCESS}, and other nodes are told by then.
 */
@ApplicationScoped
class JobLog {

    /** Lines kept of a job; above it only what is no log line is still added, so that a job's end is never lost. */
    private static final long CAP = 10_000;

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final JobNews news;
    private final Event<JobEvent> happened;
    private final Clock clock;

    @Inject
    JobLog(JobNews news, Event<JobEvent> happened, Clock clock) {
        this.news = news;
        this.happened = happened;
        this.clock = clock;
    }

    protected JobLog() {
        this(null, null, null);
    }

    void state(Job job) {
        append(job.id(), "state", job.error() == null ? "info" : "error", "job.event.state." + job.state().word(), List.of(),
                Json.tree(new StateData(job.state().word(), job.complete(), job.error())));
        news.tell(job.id(), job.state() == JobState.QUEUED ? JobElsewhere.QUEUED : JobElsewhere.KEPT);
    }

    void phase(UUID job, Phase phase) {
        append(job, "phase", "info", "job.event.phase." + phase.name() + (phase.finishedAt() == null ? ".begins" : ".ends"), List.of(phase.done()),
                Json.tree(new PhaseData(phase.name(), phase.done(), phase.total())));
        news.tell(job, JobElsewhere.KEPT);
    }

    void line(UUID job, String level, String key, List<Object> args) {
        append(job, "log", level, key, args, Json.tree(Map.of()));
        news.tell(job, JobElsewhere.KEPT);
    }

    /** Somebody asked a running job to pause or to be cancelled. */
    void asked(UUID job, String what, String by) {
        append(job, "log", "info", "job.event.asked." + what, List.of(by), Json.tree(Map.of()));
        news.tell(job, what);
    }

    void artifact(Job job) {
        append(job.id(), "artifact", "info", "job.event.artifact", List.of(job.artifact().files(), job.artifact().bytes()), Json.tree(job.artifact()));
        news.tell(job.id(), JobElsewhere.KEPT);
    }

    void end(Job job) {
        append(job.id(), "end", "info", "job.event.end", List.of(job.state().word()), Json.tree(Map.of("status", job.state().word())));
        news.tell(job.id(), JobElsewhere.KEPT);
    }

    private void append(UUID job, String type, String level, String key, List<Object> args, JsonNode data) {
        long seq = ((Number) entities.createNativeQuery("update jobs set last_seq = last_seq + 1 where id = ?1 returning last_seq")
                .setParameter(1, job).getSingleResult()).longValue();
        if (type.equals("log") && seq > CAP) {
            entities.createNativeQuery("update jobs set last_seq = last_seq - 1 where id = ?1").setParameter(1, job).executeUpdate();
            return;
        }
        Instant now = clock.instant();
        entities.createNativeQuery("insert into job_events (job_id, seq, at, type, level, key, args, data) values (?1, ?2, ?3, ?4, ?5, ?6, cast(?7 as json), cast(?8 as json))")
                .setParameter(1, job).setParameter(2, seq).setParameter(3, Timestamp.from(now)).setParameter(4, type).setParameter(5, level)
                .setParameter(6, key).setParameter(7, Json.write(args)).setParameter(8, Json.write(data)).executeUpdate();
        happened.fire(new JobEvent(job, seq, now, type, level, key, args, data));
    }

    /** Oldest first, at most {@code limit}; {@code level} null for all. One indexed read. */
    @SuppressWarnings("unchecked")
    List<JobEvent> after(UUID job, long seq, String level, int limit) {
        return ((List<Object[]>) entities.createNativeQuery("select seq, at, type, level, key, cast(args as text), cast(data as text) from job_events"
                        + " where job_id = ?1 and seq > ?2 and (cast(?3 as text) is null or level = ?3) order by seq limit ?4")
                .setParameter(1, job).setParameter(2, seq).setParameter(3, level).setParameter(4, limit).getResultList()).stream()
                .map(row -> event(job, row)).toList();
    }

    /** The number of the newest event; 0 when there is none. */
    long newest(UUID job) {
        return ((Number) entities.createNativeQuery("select coalesce(max(last_seq), 0) from jobs where id = ?1").setParameter(1, job).getSingleResult()).longValue();
    }

    /** The last {@code limit} lines, oldest first: what a page shows. @param trouble warnings and errors only */
    @SuppressWarnings("unchecked")
    List<JobEvent> last(UUID job, boolean trouble, int limit) {
        return ((List<Object[]>) entities.createNativeQuery("select * from (select seq, at, type, level, key, cast(args as text) a, cast(data as text) d from job_events"
                        + " where job_id = ?1 and type <> 'end' and (not ?3 or level <> 'info') order by seq desc limit ?2) newest order by seq")
                .setParameter(1, job).setParameter(2, limit).setParameter(3, trouble).getResultList()).stream()
                .map(row -> event(job, row)).toList();
    }

    private static JobEvent event(UUID job, Object[] row) {
        return new JobEvent(job, ((Number) row[0]).longValue(), instant(row[1]), (String) row[2], (String) row[3], (String) row[4],
                List.of(Json.read((String) row[5], Object[].class)), Json.read((String) row[6]));
    }

    private static Instant instant(Object at) {
        return at instanceof Timestamp time ? time.toInstant() : ((java.time.OffsetDateTime) at).toInstant();
    }

    private record StateData(String status, Boolean complete, Failure error) {
    }

    private record PhaseData(String phase, long done, long total) {
    }
}
