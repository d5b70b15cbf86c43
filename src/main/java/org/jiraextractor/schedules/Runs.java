package org.jiraextractor.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.JobState;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What became of the times at which schedules were due: one row each, the newest hundred of a schedule kept. */
@ApplicationScoped
@Transactional
public class Runs {

    private static final int KEPT = 100;

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** The newest of each of these schedules, newest first; one indexed statement for all. */
    public Map<UUID, List<Run>> newest(Collection<UUID> schedules, int each) {
        List<?> rows = entities.createNativeQuery("""
                        select cast(s.id as text), r.due_at, r.by_hand, r.outcome, cast(j.id as text), j.number, j.status, j.complete, cast(j.owner_id as text), j.sharing
                        from unnest(cast(?1 as uuid[])) s(id) cross join lateral (select * from schedule_runs where schedule_id = s.id order by number desc limit ?2) r
                        left join jobs j on j.id = r.job_id order by r.number desc""")
                .setParameter(1, "{" + schedules.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}").setParameter(2, each).getResultList();
        return rows.stream().map(Object[].class::cast).map(Runs::run).collect(Collectors.groupingBy(Run::scheduleId));
    }

    /** The number of the job that a schedule's last run still is. */
    Optional<Long> busy(UUID schedule) {
        List<?> rows = entities.createNativeQuery("select number from jobs where schedule_id = ?1 and status in ('queued', 'running', 'paused') order by number limit 1")
                .setParameter(1, schedule).getResultList();
        return rows.stream().map(number -> ((Number) number).longValue()).findFirst();
    }

    /** Keeps that this time is dealt with. @return false where it was already */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(UUID schedule, Instant due, boolean byHand, String outcome) {
        // those not settled are held by whoever settles them
        entities.createNativeQuery("""
                        delete from schedule_runs where schedule_id = ?1 and (settled or job_id is null)
                        and number <= (select number from schedule_runs where schedule_id = ?1 order by number desc offset ?2 limit 1)""")
                .setParameter(1, schedule).setParameter(2, KEPT - 1).executeUpdate();
        return entities.createNativeQuery("""
                        insert into schedule_runs (schedule_id, due_at, by_hand, outcome, settled) values (?1, ?2, ?3, ?4, ?4 <> 'started')
                        on conflict (schedule_id, due_at) where not by_hand do nothing""")
                .setParameter(1, schedule).setParameter(2, Timestamp.from(due)).setParameter(3, byHand).setParameter(4, outcome).executeUpdate() == 1;
    }

    /** The job of the run that was just added. */
    @Transactional(Transactional.TxType.MANDATORY)
    void started(UUID schedule, UUID job) {
        entities.createNativeQuery("update schedule_runs set job_id = ?2 where schedule_id = ?1 and number = (select max(number) from schedule_runs where schedule_id = ?1)")
                .setParameter(1, schedule).setParameter(2, job).executeUpdate();
    }

    private static Run run(Object[] row) {
        Run.RunJob job = row[4] == null ? null : new Run.RunJob(UUID.fromString((String) row[4]), ((Number) row[5]).longValue(), JobState.of((String) row[6]), (Boolean) row[7],
                UUID.fromString((String) row[8]), Sharing.valueOf(((String) row[9]).toUpperCase(Locale.ROOT)));
        return new Run(UUID.fromString((String) row[0]), instant(row[1]), (Boolean) row[2], (String) row[3], job);
    }

    /** A moment as the driver or the converter gives it. */
    static Instant instant(Object at) {
        return at instanceof Timestamp time ? time.toInstant() : ((OffsetDateTime) at).toInstant();
    }
}
