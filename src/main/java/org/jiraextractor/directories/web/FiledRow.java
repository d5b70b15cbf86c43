package org.jiraextractor.directories.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.web.Kept;
import org.jiraextractor.jobs.web.StatusBadge;

import java.time.Instant;
import java.util.UUID;

/**
 * A job in its directory.
 *
 * @param bytes null: it left no files, or not yet
 * @param owner null for somebody who is gone
 * @param kept  until when; null before its end
 */
public record FiledRow(UUID id, long number, String kind, String name, StatusBadge badge, Long bytes, UUID ownerId, String owner, Instant createdAt, Kept kept) {

    static FiledRow of(Actor actor, Job job, String owner, Instant now) {
        return new FiledRow(job.id(), job.number(), job.kind(), job.name(), StatusBadge.of(job), job.artifact() == null ? null : (Long) job.artifact().bytes(), job.ownerId(), owner, job.createdAt(),
                Kept.of(job, actor, now));
    }
}
