package org.jiraextractor.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.People;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.jobs.Filing;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people do with schedules. Somebody else's private one is {@code not_found}; one that may be seen but not run or changed is {@code forbidden}. */
@ApplicationScoped
@Transactional
public class Schedules {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Starting starting;
    private final Runs runs;
    private final People people;
    private final Filing filing;
    private final AuditLog audit;

    @Inject
    Schedules(Starting starting, Runs runs, People people, Filing filing, AuditLog audit) {
        this.starting = starting;
        this.runs = runs;
        this.people = people;
        this.filing = filing;
        this.audit = audit;
    }

    protected Schedules() {
        this(null, null, null, null, null);
    }

    /** A job that somebody had started, and whose it is. */
    public record Started(Job job, Actor owner) {
    }

    public Schedule create(Actor owner, Plan plan) {
        if (!owner.role().covers(Role.EDITOR)) {
            throw new Refusal(Code.FORBIDDEN, "schedule.refused.create");
        }
        return create(owner, Plans.KIND, plan);
    }

    Schedule create(Actor owner, String kind, Plan plan) {
        requireFiling(owner, plan, null);
        Schedule made = new Schedule(UUID.randomUUID(), owner.id(), kind, plan.details(), plan.request(), starting.now());
        entities.persist(made);
        entities.flush();
        // the database numbers it
        entities.refresh(made);
        audit.add(owner.did("schedule.created", "schedule", made.id(), made.name()).detail(told(made)));
        return made;
    }

    public Schedule one(Actor actor, UUID id) {
        return visible(actor, entities.find(Schedule.class, id));
    }

    /** At most {@code limit} schedules that the actor may see, made before the one of that number, newest first. */
    public List<Schedule> newest(Actor actor, long before, int limit) {
        boolean all = actor.role() == Role.ADMIN;
        TypedQuery<Schedule> page = entities.createQuery("select s from Schedule s where s.number < :before"
                + (all ? "" : " and (s.ownerId = :me or s.sharing <> 'private')") + " order by s.number desc", Schedule.class);
        page.setParameter("before", before).setMaxResults(limit);
        return (all ? page : page.setParameter("me", actor.id())).getResultList();
    }

    /** At most {@code limit} schedules that the actor may see and that will run, the next one first. */
    public List<Schedule> upcoming(Actor actor, int limit) {
        boolean all = actor.role() == Role.ADMIN;
        TypedQuery<Schedule> next = entities.createQuery("select s from Schedule s where s.enabled = true and s.nextRunAt is not null"
                + (all ? "" : " and (s.ownerId = :me or s.sharing <> 'private')") + " order by s.nextRunAt, s.number", Schedule.class).setMaxResults(limit);
        return (all ? next : next.setParameter("me", actor.id())).getResultList();
    }

    /** @throws Refusal {@code forbidden} for who may not change it */
    public Schedule changeable(Actor actor, UUID id) {
        return mine(actor, one(actor, id));
    }

    public Schedule replace(Actor actor, UUID id, Plan plan) {
        Schedule schedule = locked(actor, id);
        requireFiling(people.actor(schedule.ownerId()), plan, schedule.repeatable().directoryId());
        schedule.change(plan.details(), plan.request(), starting.now());
        audit.add(actor.did("schedule.changed", "schedule", id, schedule.name()).detail(told(schedule)));
        return schedule;
    }

    /** Nothing starts until it is resumed; what runs runs on. */
    public Schedule pause(Actor actor, UUID id) {
        Schedule schedule = locked(actor, id);
        schedule.pause(starting.now());
        audit.add(actor.did("schedule.paused", "schedule", id, schedule.name()));
        return schedule;
    }

    /** The next time is counted from now. */
    public Schedule resume(Actor actor, UUID id) {
        Schedule schedule = locked(actor, id);
        schedule.resume(starting.now());
        audit.add(actor.did("schedule.resumed", "schedule", id, schedule.name()));
        return schedule;
    }

    /** The jobs that it started stay. */
    public void delete(Actor actor, UUID id) {
        Schedule schedule = locked(actor, id);
        entities.remove(schedule);
        audit.add(actor.did("schedule.deleted", "schedule", id, schedule.name()).detail(told(schedule)));
    }

    /**
     * Runs it now, paused or not, in its owner's name; when it is due next stays as it is.
     *
     * @throws Refusal {@code wrong_state} while its last run goes on, or when its owner may not export any more
     */
    public Started run(Actor actor, UUID id) {
        Schedule schedule = entities.find(Schedule.class, id, LockModeType.PESSIMISTIC_WRITE);
        visible(actor, schedule);
        if (!actor.mayUse(schedule.ownerId(), schedule.sharing())) {
            throw new Refusal(Code.FORBIDDEN, "schedule.refused.run", schedule.name());
        }
        Optional<Long> busy = runs.busy(id);
        if (busy.isPresent()) {
            throw new Refusal(Code.WRONG_STATE, "schedule.refused.busy", busy.get());
        }
        Actor owner = people.present(schedule.ownerId()).filter(person -> person.role().covers(Role.EDITOR))
                .orElseThrow(() -> new Refusal(Code.WRONG_STATE, "schedule.refused.owner"));
        Job job = starting.byHand(schedule, owner);
        audit.add(actor.did("schedule.run", "schedule", id, schedule.name()).detail("job: " + job.number()));
        return new Started(job, owner);
    }

    /** It was asked when the plan was read, and may be gone since. */
    private void requireFiling(Actor owner, Plan plan, UUID before) {
        UUID directory = plan.request().directoryId();
        if (directory != null && !directory.equals(before)) {
            filing.refusal(owner, directory).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    private Schedule locked(Actor actor, UUID id) {
        return mine(actor, visible(actor, entities.find(Schedule.class, id, LockModeType.PESSIMISTIC_WRITE)));
    }

    private static Schedule mine(Actor actor, Schedule schedule) {
        if (!actor.mayChange(schedule.ownerId())) {
            throw new Refusal(Code.FORBIDDEN, "schedule.refused.change", schedule.name());
        }
        return schedule;
    }

    private static Schedule visible(Actor actor, Schedule schedule) {
        if (schedule == null || !actor.maySee(schedule.ownerId(), schedule.sharing())) {
            throw new Refusal(Code.NOT_FOUND, "schedule.not_found");
        }
        return schedule;
    }

    private static String told(Schedule schedule) {
        return schedule.cron() + " (" + schedule.timeZone() + ")" + (schedule.enabled() ? "" : ", paused");
    }
}
