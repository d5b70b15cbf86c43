package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;

import java.time.Instant;
import java.util.UUID;

/**
 * A job in the list.
 *
 * @param issues null: not known yet
 * @param bytes  null: there is no file, or not yet
 * @param owner  null for somebody who is gone
 */
public record JobRow(UUID id, long number, String kind, String name, StatusBadge badge, Bar bar, boolean ended, Long issues, Long bytes, UUID ownerId, String owner, Instant createdAt) {

    static JobRow of(Job job, String owner) {
        long issues = job.progress().issuesDone();
        return new JobRow(job.id(), job.number(), job.kind(), job.name(), StatusBadge.of(job), job.state() == JobState.RUNNING ? Bar.of(job) : null, job.state().ended(),
                issues > 0 || job.state() == JobState.DONE && job.request().has("jql") ? (Long) issues : null, job.artifact() == null ? null : (Long) job.artifact().bytes(), job.ownerId(), owner, job.createdAt());
    }
}
