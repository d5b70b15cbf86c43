package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;

import java.time.Instant;
import java.util.UUID;

/**
 * A job in the list.
 *
 * @param issues null: not known yet
 * @param bytes  null: there is no file, or not yet
 * @param files  0 where there is none
 * @param owner  null for somebody who is gone
 * @param mine   whether this person may do anything with it, so that it can be chosen
 * @param again  whether this person may run it again now
 * @param fills  whether what was asked of it fills the form of a new export
 */
public record JobRow(UUID id, long number, String kind, String name, StatusBadge badge, Bar bar, boolean ended, Long issues, Long bytes, long files, UUID ownerId, String owner, Instant createdAt,
                     boolean mine, boolean again, boolean fills) {

    static JobRow of(Job job, String owner, Actor actor) {
        long issues = job.progress().issuesDone();
        return new JobRow(job.id(), job.number(), job.kind(), job.name(), StatusBadge.of(job), job.state() == JobState.RUNNING ? Bar.of(job) : null, job.state().ended(),
                issues > 0 || job.state() == JobState.DONE && job.request().has("jql") ? (Long) issues : null, job.artifact() == null ? null : (Long) job.artifact().bytes(),
                job.artifact() == null ? 0 : job.artifact().files(), job.ownerId(), owner, job.createdAt(), actor.mayChange(job.ownerId()),
                job.state().ended() && job.connectionId() != null && actor.mayUse(job.ownerId(), job.sharing()), Ties.of(job, actor).fills());
    }
}
