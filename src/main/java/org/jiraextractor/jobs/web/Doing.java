package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/** The verbs of a job by their words in URLs: the same for API and pages. */
enum Doing {
    CANCEL, PAUSE, RESUME, RETRY, RERUN;

    static Doing named(String word) {
        for (Doing verb : values()) {
            if (verb.name().equalsIgnoreCase(word)) {
                return verb;
            }
        }
        throw new Refusal(Code.NOT_FOUND, "problem.not_found");
    }

    Job on(Jobs jobs, Actor actor, UUID id) {
        return switch (this) {
            case CANCEL -> jobs.cancel(actor, id);
            case PAUSE -> jobs.pause(actor, id);
            case RESUME -> jobs.resume(actor, id);
            case RETRY -> jobs.retry(actor, id);
            case RERUN -> jobs.rerun(actor, id);
        };
    }
}
