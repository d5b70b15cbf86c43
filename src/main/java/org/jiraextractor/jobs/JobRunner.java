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
import org.jiraextractor.bus.BackOnLine;
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

    void elsewhere(@Observes JobElsewhere news) {
        if (news.what().equals(JobElsewhere.QUEUED)) {
            queued(new JobQueued(news.jobId()));
        } else if (news.what().equals("pause") || news.what().equals("cancel")) {
            asked(new JobAsked(news.jobId(), news.what()));
        }
    }

    void back(@Observes BackOnLine now) {
        if (!stopping) {
            ticks.submit(this::look);
        }
    }

    private synchronized void look() {
        try {
            leases.resumeDue();
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
        RunningJob before = running.put(claim.jobId(), run);
        if (before != null) {
            // this node was frozen past its lease and took its own job over
            before.stop(JobStopped.Reason.LEASE_LOST);
        }
        try {
            threads.submit(() -> run(run));
        } catch (RuntimeException full) {
            running.remove(claim.jobId(), run);
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
            running.remove(job.jobId(), job);
            ticks.submit(this::look);
        }
    }

    private void ended(RunningJob job, Throwable thrown) {
        String errorId = UUID.randomUUID().toString().substring(0, 8);
        Perseverance.Next next = Perseverance.after(thrown, job.stopping(), errorId);
        LOG.log(next instanceof Perseverance.Fail && !(thrown instanceof Refusal) ? Level.SEVERE : Level.INFO, thrown instanceof JobStopped ? null : thrown,
                () -> "job " + job.jobId() + ": " + next + ", error " + errorId);
        // where it cannot be written its lease runs out and somebody takes it over: nothing is lost, but time
        long until = System.nanoTime() + Leases.LENGTH.toNanos();
        while (!written(job, next) && System.nanoTime() < until && !stopping) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** @return false where the database is away */
    private boolean written(RunningJob job, Perseverance.Next next) {
        try {
            if (next instanceof Perseverance.Stop stop && stop.reason() == JobStopped.Reason.LEASE_LOST) {
                throw new JobStopped(stop.reason());
            }
            job.beat();
            if (next instanceof Perseverance.Stop stop) {
                ends.stopped(job.claim(), stop.reason());
            } else if (next instanceof Perseverance.HoldOn holdOn) {
                ends.holdOn(job.claim(), holdOn);
            } else if (next instanceof Perseverance.Fail fail) {
                ends.fail(job.claim(), fail.why());
            } else {
                ends.stopped(job.claim(), JobStopped.Reason.SHUTDOWN);
            }
            return true;
        } catch (JobStopped lost) {
            LOG.log(Level.WARNING, "job {0} is another node''s now", job.jobId());
            return true;
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "the end of job " + job.jobId() + " could not be written", unreachable);
            return false;
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
