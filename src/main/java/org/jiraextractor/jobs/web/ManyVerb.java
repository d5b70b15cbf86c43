package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Jobs;

import java.util.Locale;
import java.util.UUID;

/** What may be done with several jobs at once. */
public enum ManyVerb {
    CANCEL, RETRY, DELETE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it would be done now; between the question and the answer that may change. */
    boolean fits(Job job, Actor actor) {
        return actor.mayChange(job.ownerId()) && switch (this) {
            case CANCEL -> !job.state().ended();
            case RETRY -> job.state() == JobState.FAILED || job.state() == JobState.CANCELLED;
            case DELETE -> job.state().ended();
        };
    }

    void on(Jobs jobs, Actor actor, UUID id) {
        switch (this) {
            case CANCEL -> jobs.cancel(actor, id);
            case RETRY -> jobs.retry(actor, id);
            case DELETE -> jobs.delete(actor, id);
        }
    }
}
