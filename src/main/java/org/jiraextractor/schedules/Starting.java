package org.jiraextractor.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.People;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Starts what is due, once, whatever the number of nodes that try: a row is claimed with {@code FOR UPDATE SKIP LOCKED}, and the claim, the next time, the run's
 * row and its job are one transaction. A node that dies on the way leaves the schedule as due as it was.
 */
@ApplicationScoped
@Transactional
public class Starting {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Jobs jobs;
    private final Runs runs;
    private final People people;

    @Inject
    Starting(Jobs jobs, Runs runs, People people) {
        this.jobs = jobs;
        this.runs = runs;
        this.people = people;
    }

    protected Starting() {
        this(null, null, null);
    }

    /** The time of the database, on which all nodes agree. */
    public Instant now() {
        return Runs.instant(entities.createNativeQuery("select now()").getSingleResult());
    }

    /** Whose time has come, the longest due first; whose row somebody else holds may be among them. */
    public List<UUID> due(Instant now, int limit) {
        List<?> due = entities.createNativeQuery("""
                        select cast(s.id as text) from schedules s where s.enabled and s.next_run_at <= ?1
                        or s.owed is not null and not exists (select 1 from jobs j where j.schedule_id = s.id and j.status in ('queued', 'running', 'paused'))
                        order by s.next_run_at limit ?2""")
                .setParameter(1, Timestamp.from(now)).setParameter(2, limit).getResultList();
        return due.stream().map(id -> UUID.fromString((String) id)).toList();
    }

    /** Does for one schedule the first thing that is due. @return whether there was any, so that one asks again; false too where somebody else holds the row */
    public boolean next(UUID id, Instant now) {
        if (entities.createNativeQuery("select 1 from schedules where id = ?1 for update skip locked").setParameter(1, id).getResultList().isEmpty()) {
            return false;
        }
        Schedule schedule = entities.find(Schedule.class, id);
        // as it is now that it is ours
        entities.refresh(schedule);
        Turn turn = schedule.turn(now, runs.busy(id).isPresent());
        switch (turn.does()) {
            case START -> start(schedule, turn.due(), now);
            case OVERLAP -> runs.add(id, turn.due(), false, "overlap");
            case MISSED -> runs.add(id, turn.due(), false, "missed");
            default -> {
            }
        }
        return turn.does() != Turn.Does.NOTHING;
    }

    private void start(Schedule schedule, Instant due, Instant now) {
        Optional<Actor> owner = people.present(schedule.ownerId()).filter(person -> person.role().covers(Role.EDITOR));
        if (runs.add(schedule.id(), due, false, owner.isPresent() ? "started" : "refused") && owner.isPresent()) {
            run(schedule, owner.get(), now);
        }
    }

    /** In the transaction of whoever holds the row. */
    @Transactional(Transactional.TxType.MANDATORY)
    Job byHand(Schedule schedule, Actor owner) {
        Instant now = now();
        runs.add(schedule.id(), now, true, "started");
        return run(schedule, owner, now);
    }

    private Job run(Schedule schedule, Actor owner, Instant now) {
        Job job = jobs.again(owner, schedule.kind(), schedule.repeatable(), schedule.id(), LocalDateTime.ofInstant(now, ZoneId.of(schedule.timeZone())));
        runs.started(schedule.id(), job.id());
        schedule.started(job.id(), now);
        return job;
    }
}
