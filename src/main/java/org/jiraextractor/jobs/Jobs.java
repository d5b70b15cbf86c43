package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.page.Body;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What people do with jobs. Somebody else's private job is {@code not_found}; one that may be seen but not changed is {@code forbidden}. */
@ApplicationScoped
@Transactional
public class Jobs {

    /** Jobs of one person that have not ended: nobody fills the queue for all others. */
    static final int MOST_OF_ONE = 200;
    private static final int AGAIN_AFTER_SECONDS = 60;

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final JobLog log;
    private final Works works;
    private final JobRemover remover;
    private final Filing filing;
    private final Event<JobQueued> queued;
    private final Event<JobAsked> asked;
    private final Clock clock;

    @Inject
    Jobs(JobLog log, Works works, JobRemover remover, Filing filing, Event<JobQueued> queued, Event<JobAsked> asked, Clock clock) {
        this.log = log;
        this.works = works;
        this.remover = remover;
        this.filing = filing;
        this.queued = queued;
        this.asked = asked;
        this.clock = clock;
    }

    protected Jobs() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * @throws Refusal {@code forbidden} for a viewer, who starts nothing whatever was shared with them; {@code too_many} for who has too many already; as {@link Filing} says for a
     *                 directory that is not theirs to file into
     */
    public Job queue(Actor owner, NewJob job) {
        requireStarter(owner);
        requireFiling(owner, job.directoryId());
        requireRoom(owner);
        Job made = new Job(UUID.randomUUID(), owner.id(), job, clock.instant());
        entities.persist(made);
        entities.flush();
        entities.refresh(made);
        log.state(made);
        queued.fire(new JobQueued(made.id()));
        return made;
    }

    /** @throws Refusal {@code forbidden} for a viewer */
    public static void requireStarter(Actor actor) {
        actor.requireEditor("job.refused.viewer");
    }

    public Job one(Actor actor, UUID id) {
        return visible(actor, entities.find(Job.class, id));
    }

    /** One that the actor may change: for a door that reads a body first, and must not tell a stranger what is wrong with it. */
    public Job toChange(Actor actor, UUID id) {
        return changeable(actor, one(actor, id));
    }

    public Job cancel(Actor actor, UUID id) {
        return ask(actor, id, job -> job.cancel(clock.instant()));
    }

    public Job pause(Actor actor, UUID id) {
        return ask(actor, id, Job::pause);
    }

    public Job resume(Actor actor, UUID id) {
        return ask(actor, id, Job::resume);
    }

    public Job retry(Actor actor, UUID id) {
        return ask(actor, id, Job::retry);
    }

    /** The same request once more, as a new job of whoever asks: its owner, or an editor with whom it and its connection are shared for use. */
    public Job rerun(Actor actor, UUID id) {
        Job job = locked(actor, id);
        requireStarter(actor);
        if (!actor.mayUse(job.ownerId(), job.sharing())) {
            throw new Refusal(Code.FORBIDDEN, "job.refused.use", job.number());
        }
        job.requireEnded("job.refused.rerun");
        if (works.of(job.kind()).worksOnAnother()) {
            if (job.sourceJobId() == null) {
                throw new Refusal(Code.WRONG_STATE, "job.refused.no_source", job.number());
            }
            return queueOn(actor, job.sourceJobId(), job.kind(), job.request());
        }
        if (job.connectionId() == null) {
            throw new Refusal(Code.WRONG_STATE, "job.refused.no_connection", job.number());
        }
        // nobody shares a thing by running another's
        Sharing sharing = actor.owns(job.ownerId()) ? job.sharing() : Sharing.PRIVATE;
        NewJob again = new NewJob(job.kind(), job.name(), job.connectionId(), job.directoryId(), null, null, sharing, job.request());
        works.of(job.kind()).requireMayRun(actor, again);
        return queue(actor, whereItMay(actor, again));
    }

    /**
     * Queues a job that works on what another left; as long as it may run, that other one is not deleted.
     *
     * @throws Refusal {@code wrong_state} where the other is not done, or is being deleted
     */
    public Job queueOn(Actor owner, UUID source, String kind, JsonNode request) {
        Job job = locked(owner, source);
        requireStarter(owner);
        job.requireUsable();
        return queue(owner, whereItMay(owner, new NewJob(kind, job.name(), job.connectionId(), job.directoryId(), null, source, job.sharing(), request)));
    }

    /**
     * Reads what is to be done again and again by jobs of that kind; see {@link JobWork#repeatable}. May wait for Jira.
     *
     * @param before what is kept already, or null
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Repeatable repeatable(Actor owner, String kind, Body request, Repeatable before) {
        return works.of(kind).repeatable(owner, request, before);
    }

    /** Queues what is done again and again, once more; in the transaction of the caller if there is one. @param at of the run, where its schedule is, for its name where nobody gave one */
    public Job again(Actor owner, String kind, Repeatable kept, UUID schedule, LocalDateTime at) {
        return queue(owner, whereItMay(owner, works.of(kind).again(kept, schedule, at)));
    }

    /** Named, filed, shared and kept as said, all at once. @param directory null: in none. @param days as {@link Job#keep} has them */
    public Job change(Actor actor, UUID id, String name, UUID directory, Sharing sharing, Integer days) {
        Job job = file(actor, id, directory);
        job.rename(name);
        job.share(sharing);
        job.keep(days);
        return settled(job);
    }

    /** Named and shared as said. */
    public Job change(Actor actor, UUID id, String name, Sharing sharing) {
        Job job = changeable(actor, locked(actor, id));
        job.rename(name);
        job.share(sharing);
        return job;
    }

    /** Moves it into a directory; null: out of any. @throws Refusal as {@link Filing} says for one that is not theirs to file into */
    public Job file(Actor actor, UUID id, UUID directory) {
        Job seen = toChange(actor, id);
        // read anew once it is held: a directory is held before its jobs, by whoever changes it too
        entities.detach(seen);
        if (!Objects.equals(directory, seen.directoryId())) {
            requireFiling(actor, directory);
        }
        holdRules();
        Job job = changeable(actor, locked(actor, id));
        job.file(directory);
        return job;
    }

    /** @param days as {@link Job#keep} has them */
    public Job keep(Actor actor, UUID id, Integer days) {
        holdRules();
        Job job = changeable(actor, locked(actor, id));
        job.keep(days);
        return settled(job);
    }

    /** No rule of how long jobs are kept changes until the transaction ends. The database does so itself where a row changes; held before the row, whoever makes a rule is not waited for by whom they wait for. */
    private void holdRules() {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock_shared(hashtextextended('retention', 3)) as text)").getResultList();
    }

    /** With what the database makes of it. */
    private Job settled(Job job) {
        entities.flush();
        entities.refresh(job);
        return job;
    }

    /**
     * Forgets a job whose time is over, as {@link #delete} does.
     *
     * @return false where another job works on what it left, or its time is not over any more
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public boolean expire(Actor inWhoseName, UUID id) {
        Optional<Job> job = remover.beginExpired(id);
        job.ifPresent(gone -> {
            works.discard(gone.kind(), id);
            remover.remove(id, inWhoseName.did("export.expired", "job", id, gone.name()).detail("number: " + gone.number() + ", kind: " + gone.kind()));
        });
        return job.isPresent();
    }

    /** Forgets an ended job: its files first, so that a crash between leaves a row that can be deleted again, never files that nobody knows. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void delete(Actor actor, UUID id) {
        Job job = toChange(actor, id);
        remover.begin(id);
        works.discard(job.kind(), id);
        remover.remove(id, actor.did("export.deleted", "job", id, job.name()).detail("number: " + job.number() + ", kind: " + job.kind()));
    }

    /** Oldest first, for the API. */
    public List<JobEvent> events(Actor actor, UUID id, long after, String level, int limit) {
        return log.after(one(actor, id).id(), after, level, limit);
    }

    /** Oldest first, for streams whose viewers may see the job. */
    public List<JobEvent> eventsAfter(UUID id, long after, int limit) {
        return log.after(id, after, null, limit);
    }

    /** As the job's worker last wrote it; nothing where the job is gone. */
    public Optional<JobProgress> progress(UUID id) {
        return Optional.ofNullable(entities.find(Job.class, id)).map(job -> new JobProgress(id, job.progress(), job.waiting()));
    }

    /** The number of a job's newest event. */
    public long newestEvent(UUID id) {
        return log.newest(id);
    }

    /** The newest, oldest of them first, for pages. @param trouble warnings and errors only */
    public List<JobEvent> lastEvents(Actor actor, UUID id, boolean trouble, int limit) {
        return log.last(one(actor, id).id(), trouble, limit);
    }

    private Job ask(Actor actor, UUID id, Consumer<Job> verb) {
        Job job = changeable(actor, locked(actor, id));
        JobState before = job.state();
        verb.accept(job);
        entities.flush();
        if (job.state() != before) {
            log.state(job);
            if (job.state().ended()) {
                log.end(job);
            }
            if (job.state() == JobState.QUEUED) {
                queued.fire(new JobQueued(id));
            }
        } else if (job.requested() != null) {
            log.asked(id, job.requested(), actor.displayName());
            asked.fire(new JobAsked(id, job.requested()));
        }
        return job;
    }

    private void requireFiling(Actor actor, UUID directory) {
        Optional<Refusal> refusal = directory == null ? Optional.empty() : filing.refusal(actor, directory);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /** What is done once more is filed where it was, if it still may be: that a folder is not shared any more is no reason not to do it. */
    private NewJob whereItMay(Actor owner, NewJob job) {
        return job.directoryId() == null || filing.refusal(owner, job.directoryId()).isEmpty() ? job : job.unfiled();
    }

    // two at once would both count one too few: the second waits for the first's transaction
    private void requireRoom(Actor owner) {
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 1)) as text)").setParameter(1, "jobs of " + owner.id()).getResultList();
        Number there = (Number) entities.createNativeQuery("select count(*) from jobs where owner_id = ?1 and status in ('queued', 'running', 'paused')").setParameter(1, owner.id()).getSingleResult();
        if (there.intValue() >= MOST_OF_ONE) {
            throw new Refusal(Code.TOO_MANY, "job.refused.too_many", AGAIN_AFTER_SECONDS, MOST_OF_ONE);
        }
    }

    private Job locked(Actor actor, UUID id) {
        return visible(actor, entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Job changeable(Actor actor, Job job) {
        if (!actor.mayChange(job.ownerId())) {
            throw new Refusal(Code.FORBIDDEN, "job.refused.not_yours", job.number());
        }
        return job;
    }

    private static Job visible(Actor actor, Job job) {
        if (job == null || !actor.maySee(job.ownerId(), job.sharing())) {
            throw new Refusal(Code.NOT_FOUND, "job.not_found");
        }
        return job;
    }
}
