package org.jiraextractor.home.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Wait;
import org.jiraextractor.jobs.web.Bar;
import org.jiraextractor.jobs.web.StatusBadge;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A job that is under way, or one of the last that were.
 *
 * @param site      the name of its connection, or null
 * @param issues    null: not known
 * @param bytes     of its files; null: there are none, or not yet
 * @param missing   how many things could not be had
 * @param resumesIn how long it does nothing yet, for Jira or the storage asked for it; null where it does not wait
 * @param eta       seconds that are left; null where nobody can say
 * @param at        when it ended, or else began to wait for its turn
 */
public record LatestRow(UUID id, long number, String kind, String name, String site, StatusBadge badge, boolean ended, Bar bar, Long issues, Long bytes, long missing, Duration resumesIn, Long eta,
                        Instant at) {

    static LatestRow of(Job job, String site, Instant now) {
        boolean ended = job.state().ended();
        boolean running = job.state() == JobState.RUNNING;
        Wait wait = ended ? null : job.waiting();
        Duration left = wait == null || !wait.until().isAfter(now) ? null : Duration.ofSeconds(Duration.between(now, wait.until()).plusMillis(999).toSeconds());
        long issues = job.progress().issuesDone();
        return new LatestRow(job.id(), job.number(), job.kind(), job.name(), site, StatusBadge.of(job), ended, running ? Bar.of(job) : null,
                issues > 0 || job.state() == JobState.DONE && job.request().has("jql") ? (Long) issues : null, job.artifact() == null ? null : (Long) job.artifact().bytes(),
                ended ? job.progress().missingCount() : 0, left, running ? eta(job) : null, ended ? job.finishedAt() : job.createdAt());
    }

    /** The last second is told by the bar. */
    private static Long eta(Job job) {
        Long seconds = job.progress().etaSeconds();
        return seconds == null || seconds < 1 ? null : seconds;
    }
}
