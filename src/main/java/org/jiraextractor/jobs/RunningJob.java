package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.accounts.Actor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A job while it runs here: collects how far it is in memory and writes it, with the heartbeat, in one statement at most twice a second.
 * Its work calls it from many threads; {@link #beat()} is called by the runner's tick.
 */
final class RunningJob implements JobContext {

    /** Also how soon is seen what was asked of the job on another node. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final Leases.Claim claim;
    private final Job job;
    private final Actor owner;
    private final Leases leases;
    private final JobEnds ends;
    private final Consumer<JobProgress> told;
    private final Clock clock;

    /** Held while one beat is written: an older one must not land after a newer one. */
    private final ReentrantLock beating = new ReentrantLock();
    private final List<Phase> phases;
    private Progress progress;
    private Wait wait;
    private Trace trace;
    private boolean changed = true;
    private Instant beaten;
    private volatile JobStopped.Reason stop;

    RunningJob(Leases.Claim claim, Job job, Actor owner, Leases leases, JobEnds ends, Consumer<JobProgress> told, Clock clock) {
        this.claim = claim;
        this.job = job;
        this.owner = owner;
        this.leases = leases;
        this.ends = ends;
        this.told = told;
        this.clock = clock;
        this.phases = new ArrayList<>(job.phases());
        this.progress = job.progress();
        this.trace = job.trace();
        this.beaten = clock.instant();
    }

    Leases.Claim claim() {
        return claim;
    }

    /** Asks the work to stop at its next checkpoint; the first reason stands, but a lost lease stands above all. */
    void stop(JobStopped.Reason reason) {
        if (stop == null || reason == JobStopped.Reason.LEASE_LOST || reason == JobStopped.Reason.CANCEL && stop == JobStopped.Reason.PAUSE) {
            stop = reason;
        }
    }

    Optional<JobStopped.Reason> stopping() {
        return Optional.ofNullable(stop);
    }

    /** Writes what is new, or the bare heartbeat when it is time, and hears what was asked. */
    void beat() {
        beating.lock();
        try {
            write();
        } finally {
            beating.unlock();
        }
    }

    private void write() {
        List<Phase> phasesNow;
        Progress progressNow;
        Wait waitNow;
        Trace traceNow;
        synchronized (this) {
            if (!changed && wait == null && clock.instant().isBefore(beaten.plus(HEARTBEAT))) {
                return;
            }
            changed = false;
            beaten = clock.instant();
            if (wait != null && wait.until().isBefore(beaten)) {
                wait = null;
            }
            phasesNow = List.copyOf(phases);
            progressNow = progress;
            waitNow = wait;
            trace = trace.plus(Duration.between(job.startedAt(), beaten).toMillis(), progress.things());
            traceNow = trace;
        }
        try {
            leases.beat(claim.jobId(), claim.epoch(), furthestBehind(phasesNow), phasesNow, progressNow, waitNow, traceNow).ifPresent(this::asked);
        } catch (JobStopped lost) {
            stop(lost.reason());
            return;
        }
        told.accept(new JobProgress(claim.jobId(), progressNow, waitNow));
    }

    void asked(String what) {
        stop(what.equals("cancel") ? JobStopped.Reason.CANCEL : JobStopped.Reason.PAUSE);
    }

    private String furthestBehind(List<Phase> now) {
        return now.stream().filter(phase -> phase.finishedAt() == null).map(Phase::name).findFirst()
                .orElse(now.isEmpty() ? job.phase() : now.get(now.size() - 1).name());
    }

    @Override
    public void checkpoint() {
        if (stop != null) {
            throw new JobStopped(stop);
        }
    }

    @Override
    public void phase(String name, long done, long total) {
        Phase begun = null;
        synchronized (this) {
            int at = indexOf(name);
            if (at < 0) {
                begun = new Phase(name, clock.instant(), null, done, total);
                phases.add(begun);
            } else {
                Phase before = phases.get(at);
                phases.set(at, new Phase(name, before.startedAt(), null, done, total));
            }
            changed = true;
        }
        if (begun != null) {
            ends.phase(claim, begun);
        }
    }

    @Override
    public void phaseEnds(String name) {
        Phase ended;
        synchronized (this) {
            int at = indexOf(name);
            if (at < 0) {
                throw new IllegalStateException("phase " + name + " has not begun");
            }
            Phase before = phases.get(at);
            if (before.finishedAt() != null) {
                return;
            }
            ended = new Phase(name, before.startedAt(), clock.instant(), before.done(), before.total());
            phases.set(at, ended);
            changed = true;
        }
        ends.phase(claim, ended);
    }

    private int indexOf(String name) {
        for (int i = 0; i < phases.size(); i++) {
            if (phases.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public synchronized void progress(UnaryOperator<Progress> change) {
        progress = change.apply(progress);
        changed = true;
    }

    @Override
    public synchronized void waits(Wait wait) {
        this.wait = wait;
        changed = true;
    }

    @Override
    public void log(String level, String key, Object... args) {
        ends.line(claim, level, key, Arrays.stream(args).<Object>map(arg -> arg instanceof Number ? arg : String.valueOf(arg)).toList());
    }

    @Override
    public UUID jobId() {
        return claim.jobId();
    }

    @Override
    public String name() {
        return job.name();
    }

    @Override
    public Actor owner() {
        return owner;
    }

    @Override
    public UUID connectionId() {
        return job.connectionId();
    }

    @Override
    public JsonNode request() {
        return job.request();
    }

    @Override
    public UUID sourceJobId() {
        return job.sourceJobId();
    }

    @Override
    public long epoch() {
        return claim.epoch();
    }

    @Override
    public Instant startedAt() {
        return job.startedAt();
    }
}
