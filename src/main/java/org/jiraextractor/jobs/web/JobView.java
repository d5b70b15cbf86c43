package org.jiraextractor.jobs.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.Artifact;
import org.jiraextractor.jobs.Failure;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Progress;
import org.jiraextractor.jobs.Wait;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A job as the API shows it. */
public record JobView(UUID jobId, long number, String kind, String name, JobState status, String requested, String pausedReason, Boolean complete, String phase, Owner owner,
                      UUID connectionId, UUID scheduleId, UUID directoryId, UUID sourceJobId, Sharing sharing, JsonNode request, JsonNode result, Progress progress,
                      @JsonProperty("wait") Wait waiting, Instant createdAt, Instant startedAt, Instant finishedAt, Integer retentionDays, Instant expiresAt, Problem error, Artifact artifact) {

    /** @param displayName null for somebody who is gone */
    public record Owner(UUID id, String displayName) {
    }

    /** Why a job failed, in the reader's language. */
    public record Problem(String code, String message, String hint) {
        static Problem of(Failure failure, Locale locale) {
            return failure == null ? null : new Problem(failure.code(), failure.message(locale), failure.hint(locale));
        }
    }

    /** The answer to whoever had a job queued: 202, and where to follow it. */
    public static Response accepted(Job job, Actor owner, Locale locale) {
        return Response.accepted(of(job, owner.displayName(), locale)).location(URI.create("/api/jobs/" + job.id())).type(MediaType.APPLICATION_JSON).build();
    }

    static JobView of(Job job, String ownerName, Locale locale) {
        return new JobView(job.id(), job.number(), job.kind(), job.name(), job.state(), job.requested(), job.pausedReason(), job.complete(), job.phase(),
                new Owner(job.ownerId(), ownerName), job.connectionId(), job.scheduleId(), job.directoryId(), job.sourceJobId(), job.sharing(), job.request(), job.result(),
                job.progress(), job.waiting(), job.createdAt(), job.startedAt(), job.finishedAt(), job.retentionDays(), job.expiresAt(), Problem.of(job.error(), locale), job.artifact());
    }
}
