package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Phase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One step of a job.
 *
 * @param state {@code done}, {@code running}, or {@code stopped} for one that the job left unfinished
 * @param done  null: not known yet
 * @param total null where it says nothing
 * @param took  null for a step that was left unfinished: nobody noted when
 */
public record PhaseRow(String name, String state, Long done, Long total, Duration took) {

    static List<PhaseRow> of(Job job, Instant now) {
        return job.phases().stream().map(phase -> of(job, phase, now)).toList();
    }

    private static PhaseRow of(Job job, Phase phase, Instant now) {
        boolean ended = phase.finishedAt() != null;
        // a later attempt may find all of a step there already and not go through it again
        String state = ended || job.state() == JobState.DONE ? "done" : job.state() == JobState.RUNNING ? "running" : "stopped";
        Instant until = ended ? phase.finishedAt() : state.equals("running") ? now : null;
        boolean known = state.equals("done") || phase.total() > 0 || phase.done() > 0;
        return new PhaseRow(phase.name(), state, known ? (Long) phase.done() : null, phase.total() > 0 && !(state.equals("done") && phase.done() == phase.total()) ? (Long) phase.total() : null,
                until == null ? null : Duration.between(phase.startedAt(), until));
    }
}
