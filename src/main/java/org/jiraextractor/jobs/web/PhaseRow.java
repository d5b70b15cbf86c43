package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Phase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One step of a job.
 *
 * @param state {@code done}, {@code running}, {@code ahead}, or {@code stopped} for one that the job left unfinished
 * @param done  null: not known yet
 * @param total null where it says nothing
 * @param took  null for a step that was left unfinished: nobody noted when
 */
public record PhaseRow(String name, String state, Long done, Long total, Duration took) {

    /** The way of an export; of these, a job may leave out what it was not asked for. */
    private static final List<String> WAY = List.of("census", "issues", "histories", "attachments", "converting", "bundling");

    /** Those behind it, and while it is on its way those ahead, so that nothing on the page moves when one begins. */
    static List<PhaseRow> of(Job job, Instant now) {
        List<PhaseRow> rows = new ArrayList<>(job.phases().stream().map(phase -> of(job, phase, now)).toList());
        if (job.startedAt() != null && !job.state().ended() && job.request().has("jql")) {
            boolean attachments = job.request().path("include").path("attachments").asBoolean(true);
            WAY.stream().filter(name -> rows.stream().noneMatch(row -> row.name().equals(name)) && (attachments || !name.equals("attachments")))
                    .map(name -> new PhaseRow(name, "ahead", null, null, null)).forEach(rows::add);
            rows.sort(Comparator.comparingInt(row -> WAY.indexOf(row.name())));
        }
        return rows;
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
