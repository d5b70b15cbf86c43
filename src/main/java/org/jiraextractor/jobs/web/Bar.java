package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Progress;

/** How far a job is, honestly: issues and attachments of their totals, never the whole before the end. @param total null: not known yet */
public record Bar(Long done, Long total) {

    private static final long STEPS = 1_000;
    private static final long MOST_BEFORE_THE_END = 990;

    /** Null where a bar would say nothing: before the start, and once all is done. */
    static Bar of(Job job) {
        return of(job.state(), job.progress());
    }

    static Bar of(JobState state, Progress progress) {
        long total = progress.issuesTotal() + progress.attachmentsTotal();
        if (state == JobState.DONE || total == 0 && state != JobState.RUNNING) {
            return null;
        }
        if (total == 0) {
            return new Bar(null, null);
        }
        long done = Math.max(0, progress.issuesDone()) + Math.max(0, progress.attachmentsDone());
        return new Bar(Math.min(MOST_BEFORE_THE_END, Math.round(Math.floor(STEPS * (double) done / total))), STEPS);
    }

    public boolean known() {
        return total != null;
    }

    /** Part of 1. */
    public double part() {
        return done / (double) total;
    }
}
