package org.jiraextractor.directories.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.web.StatusBadge;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A job in its directory.
 *
 * @param bytes    null: it left no files, or not yet
 * @param owner    null for somebody who is gone
 * @param daysLeft until it is deleted, whole ones; null where no day is set
 */
public record FiledRow(UUID id, long number, String kind, String name, StatusBadge badge, Long bytes, UUID ownerId, String owner, Instant createdAt, Instant expiresAt, Long daysLeft) {

    static FiledRow of(Job job, String owner, Instant now) {
        Instant expires = job.expiresAt();
        return new FiledRow(job.id(), job.number(), job.kind(), job.name(), StatusBadge.of(job), job.artifact() == null ? null : (Long) job.artifact().bytes(), job.ownerId(), owner, job.createdAt(), expires,
                expires == null ? null : (Long) Math.max(0, Duration.between(now, expires).toDays()));
    }
}
