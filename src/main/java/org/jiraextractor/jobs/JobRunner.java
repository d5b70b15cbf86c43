package org.jiraextractor.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.People;
import org.jiraextractor.words.Refusal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Claims jobs on this node and runs them, each on a thread of its own, at most so many at once. Started and stopped by the container's start-up bean. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

    private final Map<UUID, RunningJob> running = new ConcurrentHashMap<>();
    private final Leases leases;
    private final JobEnds ends;
    private final Works works;
    private final People people;
    private final Event<JobProgress> progressed;
    private final Clock clock;

    @Resource(lookup = "java:app/concurrent/jobs")
    private ManagedExecutorService threads;
    @Resource(lookup = "java:app/concurrent/ticks")
    private ManagedScheduledExecutorService ticks;

    private volatile String node;
    private volatile int most;
    private volatile boolean stopping = true;
    private ScheduledFuture<?> looking;
    private ScheduledFuture<?> beating;

    @Inject
    JobRunner(Leases leases, JobEnds ends, Works works, People people, Event<JobProgress> progressed, Clock clock) {
        this.leases = leases;
        this.ends = ends;
        this.works = works;
        this.people = people;
        this.progressed = progressed;
        this.clock = clock;
    }

    protected JobRunner() {
        this(null, null, null, null, null, null);
    }

    /** @param node the name under which this node holds leases; the same after a restart, so that what it left behind goes on at once */
    public void start(String node, int most) {
        this.node = node;
        this.most = most;
        leases.releaseAllOf(node);
        stopping = false;
        looking = ticks.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
        beating = ticks.scheduleWithFixedDelay(this::beat, 500, 500, TimeUnit.MILLISECONDS);
    }

    /** Hands every job back to the queue; waits up to 10 s for their threads to let go. */
    public void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        looking.cancel(false);
        running.values().forEach(job -> job.stop(JobStopped.Reason.SHUTDOWN));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!running.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        beating.cancel(false);
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobQueued job) {
        if (!stopping) {
            ticks.submit(this::look);
        }
    }

    void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobAsked asked) {
        Optional.ofNullable(running.get(asked.jobId())).ifPresent(job -> job.asked(asked.what()));
    }

    private synchronized void look() {
        try {
            leases.resumeHeld();
            while (!stopping && running.size() < most) {
                Optional<Leases.Claim> claim = leases.claim(node);
                if (claim.isEmpty()) {
                    return;
                }
                begin(claim.get());
            }
        } catch (RuntimeException unreachable) {
            // the database is away: the next tick tries again
            LOG.log(Level.WARNING, "looking for queued jobs failed", unreachable);
        }
    }

    private void begin(Leases.Claim claim) {
        Job job = ends.claimed(claim);
        RunningJob run = new RunningJob(claim, job, people.actor(job.ownerId()), leases, ends, progressed::fire, clock);
        running.put(claim.jobId(), run);
        try {
            threads.submit(() -> run(run));
        } catch (RuntimeException full) {
            running.remove(claim.jobId());
            ends.stopped(claim, JobStopped.Reason.SHUTDOWN);
            throw full;
        }
    }

    private void run(RunningJob job) {
        try {
            Outcome outcome = works.of(job.claim().kind()).run(job);
            job.beat();
            ends.succeed(job.claim(), outcome);
        } catch (Throwable thrown) {
            ended(job, thrown);
        } finally {
            running.remove(job.jobId());
            ticks.submit(this::look);
        }
    }

    private void ended(RunningJob job, Throwable thrown) {
        try {
            Optional<JobStopped.Reason> stop = thrown instanceof JobStopped stopped ? Optional.of(stopped.reason()) : job.stopping();
            if (stop.isPresent()) {
                job.beat();
                if (stop.get() != JobStopped.Reason.LEASE_LOST) {
                    ends.stopped(job.claim(), stop.get());
                }
            } else if (thrown instanceof OnHold hold) {
                LOG.log(Level.INFO, "job {0} pauses by itself: {1}", new Object[] {job.jobId(), hold.getMessage()});
                job.beat();
                ends.holdOn(job.claim(), Failure.of(hold.why()), hold.reason());
            } else if (thrown instanceof Refusal refusal) {
                LOG.log(Level.INFO, "job {0} failed: {1}", new Object[] {job.jobId(), refusal.getMessage()});
                ends.fail(job.claim(), Failure.of(refusal));
            } else {
                String errorId = UUID.randomUUID().toString().substring(0, 8);
                LOG.log(Level.SEVERE, "job " + job.jobId() + " failed, error " + errorId, thrown);
                ends.fail(job.claim(), Failure.internal(errorId));
            }
        } catch (JobStopped lost) {
            LOG.log(Level.WARNING, "job {0} is another node''s now", job.jobId());
        } catch (RuntimeException unreachable) {
            // its lease runs out and somebody takes it over: nothing is lost
            LOG.log(Level.WARNING, "the end of job " + job.jobId() + " could not be written", unreachable);
        }
    }

    private void beat() {
        running.values().forEach(job -> {
            try {
                job.beat();
            } catch (RuntimeException unreachable) {
                LOG.log(Level.WARNING, "the heartbeat of job " + job.jobId() + " failed", unreachable);
            }
        });
    }
}
