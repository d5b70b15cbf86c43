package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.Artifact;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Wait;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * All that a job's page shows of it at one moment to one person.
 *
 * @param badge     status in colour, icon and word
 * @param waiting   null unless it does nothing for a reason
 * @param resumesIn how long it still waits; null with {@code waiting}
 * @param verbs     what this person may do with it now, the likeliest first, without delete
 * @param missing   how many things are missing
 * @param told      whether it has a result that can be read on a page
 * @param ties      where else its page leads
 * @param mine      whether this person may rename and share it
 */
public record JobFace(UUID id, long number, String kind, String name, String owner, String status, StatusBadge badge, boolean ended, boolean done, Boolean complete, long missing, Bar bar, Rate rate, Wait waiting,
                      Duration resumesIn, JobView.Problem error, List<Figure> figures, List<PhaseRow> phases, List<String> verbs, boolean deletable, Artifact artifact, boolean told, Ties ties, boolean mine, Sharing sharing, Asked asked,
                      Instant createdAt, Instant startedAt, Instant finishedAt, Duration took) {

    static JobFace of(Job job, String owner, Actor actor, Locale locale, Instant now) {
        JobState state = job.state();
        boolean mayChange = actor.mayChange(job.ownerId());
        Wait wait = (state == JobState.RUNNING || state == JobState.PAUSED) && job.waiting() != null && job.waiting().until().isAfter(now) ? job.waiting() : null;
        Duration took = job.startedAt() == null || job.finishedAt() == null ? null : Duration.between(job.startedAt(), job.finishedAt());
        return new JobFace(job.id(), job.number(), job.kind(), job.name(), owner, state.word(), StatusBadge.of(job), state.ended(), state == JobState.DONE, job.complete(), job.progress().missingCount(),
                Bar.of(job), Rate.of(job), wait, wait == null ? null : secondsUp(Duration.between(now, wait.until())), JobView.Problem.of(job.error(), locale), Figure.of(job), PhaseRow.of(job, now),
                mayChange ? verbs(job) : state.ended() && job.connectionId() != null && actor.mayUse(job.ownerId(), job.sharing()) ? List.of(Verb.RERUN.word()) : List.of(), mayChange && state.ended(), state == JobState.DONE ? job.artifact() : null, state == JobState.DONE && job.result() != null, Ties.of(job, actor), mayChange, job.sharing(), Asked.of(job),
                job.createdAt(), job.startedAt(), job.finishedAt(), took);
    }

    private static List<String> verbs(Job job) {
        String again = job.connectionId() == null ? null : Verb.RERUN.word();
        List<String> verbs = switch (job.state()) {
            case QUEUED -> List.of(Verb.PAUSE.word(), Verb.CANCEL.word());
            case RUNNING -> job.requested() == null ? List.of(Verb.PAUSE.word(), Verb.CANCEL.word()) : job.requested().equals("pause") ? List.of(Verb.CANCEL.word()) : List.of();
            case PAUSED -> List.of(Verb.RESUME.word(), Verb.CANCEL.word());
            case FAILED, CANCELLED -> again == null ? List.of(Verb.RETRY.word()) : List.of(Verb.RETRY.word(), again);
            case DONE -> again == null ? List.of() : List.of(again);
        };
        return verbs;
    }

    /** In whole seconds, so that the last of them is not told as milliseconds. */
    private static Duration secondsUp(Duration left) {
        return Duration.ofSeconds(left.plusMillis(999).toSeconds());
    }
}
