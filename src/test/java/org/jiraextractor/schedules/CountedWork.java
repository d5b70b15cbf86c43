package org.jiraextractor.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.NewJob;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.jobs.Repeatable;

import java.time.LocalDateTime;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A kind of job that does nothing, for a server in which schedulers compete: it can end only when it is let, and a node can die while it is about to be started. */
@ApplicationScoped
public class CountedWork implements JobWork {

    public static final String KIND = "counted";

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean dying;
    private volatile boolean held;

    /** Whether each third node that is about to start a job dies of it. */
    void dying(boolean on) {
        dying = on;
    }

    /** Whether jobs go on until they are let. */
    void held(boolean on) {
        held = on;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public NewJob again(Repeatable kept, UUID schedule, LocalDateTime at) {
        if (dying && asked.incrementAndGet() % 3 == 0) {
            throw new IllegalStateException("this node dies between the claim and the start");
        }
        return new NewJob(KIND, "counted " + at.toLocalDate(), null, null, schedule, null, Sharing.PRIVATE, kept.request());
    }

    @Override
    public Outcome run(JobContext job) {
        while (held) {
            job.checkpoint();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return new Outcome(null, null, null);
    }

    @Override
    public void discard(UUID jobId) {
    }
}
