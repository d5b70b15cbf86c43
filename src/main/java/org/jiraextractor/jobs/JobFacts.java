package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.json.Json;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What is known of a job, to be read by everybody; changed by the verbs of {@link Job} alone. */
@MappedSuperclass
public abstract class JobFacts {

    @Id
    UUID id;
    @Column(insertable = false, updatable = false)
    long number;
    String kind;
    String name;
    String status;
    String requested;
    @Column(name = "paused_reason")
    String pausedReason;
    @Column(name = "resume_at")
    Instant resumeAt;
    int holds;
    String phase;
    Boolean complete;
    @Column(name = "owner_id")
    UUID ownerId;
    @Column(name = "connection_id")
    UUID connectionId;
    @Column(name = "source_job_id")
    UUID sourceJobId;
    @Column(name = "schedule_id")
    UUID scheduleId;
    @Column(name = "directory_id")
    UUID directoryId;
    String sharing;
    String request;
    String result;
    String progress;
    String phases;
    String wait;
    String trace;
    String error;
    String artifact;
    @Column(name = "created_at")
    Instant createdAt;
    @Column(name = "started_at")
    Instant startedAt;
    @Column(name = "finished_at")
    Instant finishedAt;
    @Column(name = "retention_days")
    Integer retentionDays;
    /** The database computes it, whoever changes what it depends on. */
    @Column(name = "expires_at", insertable = false, updatable = false)
    Instant expiresAt;

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

    /** How it went along so far. */
    public Trace trace() {
        return trace == null ? Trace.NONE : Json.read(trace, Trace.class);
    }

    /** Why it failed, or why it pauses by itself. */
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

    /** Of its own: days after its end that it is kept, {@link Job#FOR_EVER}, or null where its directory, its owner or the installation decides. */
    public Integer retentionDays() {
        return retentionDays;
    }

    /** When it may be deleted; null before its end, and where it is kept for ever. */
    public Instant expiresAt() {
        return expiresAt;
    }
}
