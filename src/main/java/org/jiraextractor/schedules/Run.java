package org.jiraextractor.schedules;

import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.JobState;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of one time at which a schedule was due, or at which somebody ran it by hand.
 *
 * @param outcome {@code started}, {@code overlap}, {@code missed} or {@code refused}
 * @param job     null where none was started, or where it was deleted since
 */
public record Run(UUID scheduleId, Instant dueAt, boolean byHand, String outcome, RunJob job) {

    /** @param complete null before its end */
    public record RunJob(UUID id, long number, JobState state, Boolean complete, UUID ownerId, Sharing sharing) {
    }

    /** The state of its job, in a word that pages and {@code last_status} know; what became of it where there is no job. */
    public String word() {
        if (job == null) {
            return outcome.equals("started") ? "deleted" : outcome;
        }
        return Boolean.FALSE.equals(job.complete()) ? "incomplete" : job.state().word();
    }
}
