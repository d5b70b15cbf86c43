package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Phase;
import org.jiraextractor.jobs.Progress;

import java.util.List;
import java.util.Set;

/** How far a job is, honestly: never the whole before the end. @param total null: not known yet */
public record Bar(Long done, Long total) {

    private static final long STEPS = 1_000;
    private static final double MOST_BEFORE_THE_END = 0.99;
    private static final double MOST_BEFORE_ATTACHMENTS = 0.5;
    /** Once one of these has begun, nothing is left to fetch. */
    private static final Set<String> LAST = Set.of("converting", "bundling");

    /** Null where a bar would say nothing: before the start, and once all is done. */
    public static Bar of(Job job) {
        return of(job.state(), job.progress(), job.phases(), job.request().path("include").path("attachments").asBoolean(true));
    }

    static Bar of(JobState state, Progress progress, List<Phase> phases, boolean attachments) {
        if (state == JobState.DONE || progress.issuesTotal() == 0 && state != JobState.RUNNING) {
            return null;
        }
        if (progress.issuesTotal() == 0) {
            return counted(phases);
        }
        double part = allIsHere(phases) ? 1 : fetched(progress, phases);
        boolean attachmentsToCome = attachments && phases.stream().map(Phase::name).noneMatch(name -> name.equals("attachments") || LAST.contains(name));
        return new Bar((long) (STEPS * Math.min(part, attachmentsToCome ? MOST_BEFORE_ATTACHMENTS : MOST_BEFORE_THE_END)), STEPS);
    }

    /** Whether what is left to do is done without Jira. */
    static boolean allIsHere(List<Phase> phases) {
        return phases.stream().map(Phase::name).anyMatch(LAST::contains);
    }

    /** Of work that takes no issues, what the step that runs has counted. */
    private static Bar counted(List<Phase> phases) {
        return phases.stream().filter(phase -> phase.finishedAt() == null && phase.total() > 0 && !phase.name().equals("census")).findFirst()
                .map(phase -> new Bar((long) (STEPS * Math.min(phase.done() / (double) phase.total(), MOST_BEFORE_THE_END)), STEPS)).orElse(new Bar(null, null));
    }

    /** The issues that are here of all, and of what belongs to these what is here: what belongs to the others nobody can know yet. */
    private static double fetched(Progress progress, List<Phase> phases) {
        double done = progress.issuesDone() + progress.attachmentsDone();
        double known = progress.issuesDone() + progress.attachmentsTotal();
        for (Phase phase : phases) {
            if (phase.name().equals("histories")) {
                done += phase.done();
                known += Math.max(phase.done(), phase.total());
            }
        }
        return known == 0 ? 0 : Math.min(1, progress.issuesDone() / (double) progress.issuesTotal()) * Math.min(1, done / known);
    }

    public boolean known() {
        return total != null;
    }

    /** Part of 1. */
    public double part() {
        return done / (double) total;
    }
}
