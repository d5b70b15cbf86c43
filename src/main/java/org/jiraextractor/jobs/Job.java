package org.jiraextractor.jobs;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One job, its latest state only. Its verbs are the only way to change it, and refuse what its state forbids with {@code wrong_state}.
 * Whoever holds the lease writes under the epoch of that lease; an older one is refused with {@link JobStopped}.
 */
@Entity
@Table(name = "jobs")
public class Job extends JobFacts {

    /** As days of keeping it. */
    public static final int FOR_EVER = 0;
    /** Longer is for ever. */
    public static final int MOST_DAYS = 36_500;

    private static final Duration FIRST_HOLD = Duration.ofMinutes(5);
    /** 5, 10, 20, 40 minutes, then 80 each: half a day in all. */
    private static final int MOST_HOLDS = 12;
    /** Room may come at any time, and looking for it costs nobody anything: half a minute, doubled up to eight minutes, as often as it takes. */
    private static final Duration FIRST_LOOK_FOR_ROOM = Duration.ofSeconds(30);

    /** Its files are being deleted; nobody begins anything with it any more. */
    private boolean removing;
    @Embedded
    private Lease lease = new Lease();

    protected Job() {
    }

    Job(UUID id, UUID ownerId, NewJob job, Instant now) {
        this.id = id;
        this.ownerId = ownerId;
        this.kind = job.kind();
        this.name = job.name();
        this.connectionId = job.connectionId();
        this.directoryId = job.directoryId();
        this.scheduleId = job.scheduleId();
        this.sourceJobId = job.sourceJobId();
        this.sharing = job.sharing().word();
        this.request = Json.write(job.request());
        this.progress = Json.write(Progress.NONE);
        this.phases = "[]";
        this.phase = "queued";
        this.status = JobState.QUEUED.word();
        this.createdAt = now;
    }

    void claim(String holder, Instant now, Instant until) {
        become(JobState.RUNNING);
        lease.take(holder, until);
        if (startedAt == null) {
            startedAt = now;
        }
        finishedAt = null;
        error = null;
    }

    /** @throws JobStopped when the lease of that epoch is no longer the job's */
    void requireLease(long epoch) {
        if (lease.epoch() != epoch || state() != JobState.RUNNING) {
            throw new JobStopped(JobStopped.Reason.LEASE_LOST);
        }
    }

    void succeed(Outcome outcome, Instant now) {
        become(JobState.DONE);
        complete = outcome.complete();
        artifact = outcome.artifact() == null ? null : Json.write(outcome.artifact());
        result = outcome.result() == null ? null : Json.write(outcome.result());
        phase = "finished";
        end(now);
    }

    void fail(Failure failure, Instant now) {
        become(JobState.FAILED);
        error = Json.write(failure);
        end(now);
    }

    /** A running job is asked and stops by itself; one that waits is cancelled at once. */
    void cancel(Instant now) {
        if (state() == JobState.RUNNING) {
            requested = "cancel";
        } else {
            become(JobState.CANCELLED);
            error = null;
            end(now);
        }
    }

    void pause() {
        if (state() == JobState.RUNNING) {
            if (!"cancel".equals(requested)) {
                requested = "pause";
            }
        } else {
            become(JobState.PAUSED);
            pausedReason = "user";
        }
    }

    /**
     * What it works with is out of order for a while: it lets go, and is taken up again later, or before when somebody resumes it; each time it waits longer,
     * and when that never helps it fails. What was asked of it meanwhile goes before.
     *
     * @param reason of the wait, as {@link Wait} has it
     */
    void holdOn(Failure why, String reason, Instant now) {
        if ("cancel".equals(requested)) {
            stopped(JobStopped.Reason.CANCEL, now);
        } else if ("pause".equals(requested)) {
            stopped(JobStopped.Reason.PAUSE, now);
        } else if (holds >= MOST_HOLDS && !reason.equals(Wait.STORAGE)) {
            fail(why, now);
        } else {
            become(JobState.PAUSED);
            release();
            Instant until = now.plus(nextHold(reason));
            holds++;
            pausedReason = "breaker";
            error = Json.write(why);
            wait = Json.write(new Wait(reason, until));
            resumeAt = until;
        }
    }

    /** How long it would wait the next time. */
    Duration nextHold(String reason) {
        return (reason.equals(Wait.STORAGE) ? FIRST_LOOK_FOR_ROOM : FIRST_HOLD).multipliedBy(1L << Math.min(4, holds));
    }

    void resume() {
        if (state() != JobState.PAUSED) {
            throw new Refusal(Code.WRONG_STATE, "job.refused.resume", number, status);
        }
        become(JobState.QUEUED);
        goesOn();
        holds = 0;
    }

    /** Its time has come. */
    void resumeByItself() {
        become(JobState.QUEUED);
        goesOn();
    }

    void retry() {
        if (state() != JobState.FAILED && state() != JobState.CANCELLED) {
            throw new Refusal(Code.WRONG_STATE, "job.refused.retry", number, status);
        }
        requireThere();
        become(JobState.QUEUED);
        finishedAt = null;
        requested = null;
        goesOn();
    }

    /** The worker has let go, for that reason. */
    void stopped(JobStopped.Reason reason, Instant now) {
        switch (reason) {
            case CANCEL -> {
                become(JobState.CANCELLED);
                end(now);
            }
            case PAUSE -> {
                become(JobState.PAUSED);
                pausedReason = "user";
                release();
            }
            case SHUTDOWN -> {
                become(JobState.QUEUED);
                release();
            }
            case LEASE_LOST -> throw new IllegalStateException("a job whose lease is lost belongs to another node");
        }
    }

    void rename(String name) {
        this.name = name;
    }

    /** @param days after its end; {@link #FOR_EVER}; null: what its directory, its owner or the installation says */
    void keep(Integer days) {
        retentionDays = days;
    }

    void share(Sharing sharing) {
        this.sharing = sharing.word();
    }

    /** @param directory null: in none */
    void file(UUID directory) {
        this.directoryId = directory;
    }

    void requireEnded(String key) {
        if (!state().ended()) {
            throw new Refusal(Code.WRONG_STATE, key, number, status);
        }
    }

    /** Whether what this one left may be read, or worked on by another job: before its end there is nothing, and of one that is being deleted a part may be gone. */
    public void requireUsable() {
        if (state() != JobState.DONE) {
            throw new Refusal(Code.WRONG_STATE, "job.refused.files", number, status);
        }
        requireThere();
    }

    /** Its time is over: as {@link #remove}, for nobody in particular. Nor is anything asked of one whose deletion was begun, and interrupted. */
    boolean expire(Long busy, Instant now) {
        if (removing) {
            return true;
        }
        if (!state().ended() || busy != null || expiresAt == null || expiresAt.isAfter(now)) {
            return false;
        }
        removing = true;
        return true;
    }

    /** @param busy the number of a job that still works on this one's files, or null */
    void remove(Long busy) {
        requireEnded("job.refused.delete");
        if (busy != null) {
            throw new Refusal(Code.IN_USE, "job.refused.delete.in_use", number, busy);
        }
        removing = true;
    }

    private void requireThere() {
        if (removing) {
            throw new Refusal(Code.WRONG_STATE, "job.refused.removing", number);
        }
    }

    private void end(Instant now) {
        finishedAt = now;
        holds = 0;
        release();
        pausedReason = null;
        resumeAt = null;
    }

    /** Nothing is left of what kept it from running. */
    private void goesOn() {
        pausedReason = null;
        resumeAt = null;
        error = null;
        wait = null;
    }

    private void release() {
        lease.release();
        wait = null;
        requested = null;
    }

    private void become(JobState next) {
        if (!state().mayBecome(next)) {
            throw new Refusal(Code.WRONG_STATE, "job.refused." + next.word(), number, status);
        }
        status = next.word();
    }

    public long leaseEpoch() {
        return lease.epoch();
    }
}
