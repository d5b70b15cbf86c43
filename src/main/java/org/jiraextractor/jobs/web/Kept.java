package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.Job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Until when an ended job is kept, for people.
 *
 * @param key       of the sentence, told with {@code left}
 * @param left      days or hours, as the sentence has them
 * @param expiresAt null where it is kept for ever
 * @param days      of its own, null where others decide
 * @param choices   what else can be chosen; empty for who may not
 */
public record Kept(String key, long left, Instant expiresAt, Integer days, List<Integer> choices) {

    private static final List<Integer> USUAL = List.of(7, 30, 90, 365);

    /** Null for a job that has not ended. */
    public static Kept of(Job job, Actor actor, Instant now) {
        if (!job.state().ended()) {
            return null;
        }
        List<Integer> choices = new ArrayList<>();
        if (actor.mayChange(job.ownerId())) {
            choices.addAll(USUAL);
            if (job.retentionDays() != null && job.retentionDays() != Job.FOR_EVER && !choices.contains(job.retentionDays())) {
                choices.add(job.retentionDays());
                choices.sort(null);
            }
        }
        Duration left = job.expiresAt() == null ? null : Duration.between(now, job.expiresAt());
        String key = left == null ? "job.kept.ever" : left.isNegative() ? "job.kept.due" : left.toHours() < 36 ? "job.kept.hours" : "job.kept.days";
        long count = left == null ? 0 : key.endsWith("hours") ? Math.max(1, left.toHours()) : Math.round(left.toMinutes() / 1_440.0);
        return new Kept(key, count, job.expiresAt(), job.retentionDays(), List.copyOf(choices));
    }
}
