package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One job, its latest state only. Its verbs are the only way to change it, and refuse what its state forbids with {@code wrong_state}.
 * Whoever holds the lease writes under the epoch of that lease; an older one is refused with {@link JobStopped}.
 */
@Entity
@Table(name = "jobs")
public class Job {

    @Id
    private UUID id;
    @Column(insertable = false, updatable = false)
    private long number;
    private String kind;
    private String name;
    private String status;
    private String requested;
    @Column(name = "paused_reason")
    private String pausedReason;
    private String phase;
    private Boolean complete;
    @Column(name = "owner_id")
    private UUID ownerId;
    @Column(name = "connection_id")
    private UUID connectionId;
    @Column(name = "source_job_id")
    private UUID sourceJobId;
    @Column(name = "schedule_id")
    private UUID scheduleId;
    @Column(name = "directory_id")
    private UUID directoryId;
    private String sharing;
    private String request;
    private String result;
    private String progress;
    private String phases;
    private String wait;
    private String error;
    private String artifact;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "finished_at")
    private Instant finishedAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
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

    void resume() {
        require(JobState.PAUSED, "job.refused.resume");
        become(JobState.QUEUED);
        pausedReason = null;
    }

    void retry() {
        if (state() != JobState.FAILED && state() != JobState.CANCELLED) {
            throw new Refusal(Code.WRONG_STATE, "job.refused.retry", number, status);
        }
        become(JobState.QUEUED);
        error = null;
        finishedAt = null;
        requested = null;
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

    void share(Sharing sharing) {
        this.sharing = sharing.word();
    }

    void requireEnded(String key) {
        if (!state().ended()) {
            throw new Refusal(Code.WRONG_STATE, key, number, status);
        }
    }

    private void end(Instant now) {
        finishedAt = now;
        pausedReason = null;
        release();
    }

    private void release() {
        lease.release();
        wait = null;
        requested = null;
    }

    private void require(JobState state, String key) {
        if (state() != state) {
            throw new Refusal(Code.WRONG_STATE, key, number, status);
        }
    }

    private void become(JobState next) {
        if (!state().mayBecome(next)) {
            throw new Refusal(Code.WRONG_STATE, "job.refused." + next.word(), number, status);
        }
        status = next.word();
    }

    public UUID id() {
        return id;
    }

    public long number() {
        return number;
    }

    public String kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public JobState state() {
        return JobState.of(status);
    }

    public String requested() {
        return requested;
    }

    public String pausedReason() {
        return pausedReason;
    }

    public String phase() {
        return phase;
    }

    public Boolean complete() {
        return complete;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public UUID connectionId() {
        return connectionId;
    }

    public UUID sourceJobId() {
        return sourceJobId;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID directoryId() {
        return directoryId;
    }

    public Sharing sharing() {
        return Sharing.valueOf(sharing.toUpperCase(Locale.ROOT));
    }

    public JsonNode request() {
        return Json.read(request);
    }

    public JsonNode result() {
        return result == null ? null : Json.read(result);
    }

    public Progress progress() {
        return Json.read(progress, Progress.class);
    }

    public List<Phase> phases() {
        return List.of(Json.read(phases, Phase[].class));
    }

    public Wait waiting() {
        return wait == null ? null : Json.read(wait, Wait.class);
    }

    public Failure error() {
        return error == null ? null : Json.read(error, Failure.class);
    }

    public Artifact artifact() {
        return artifact == null ? null : Json.read(artifact, Artifact.class);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant finishedAt() {
        return finishedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public long leaseEpoch() {
        return lease.epoch();
    }
}
