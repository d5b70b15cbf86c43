package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/** The verbs of a job by their words in URLs: the same for API and pages. */
enum Verb {
    CANCEL, PAUSE, RESUME, RETRY, RERUN;

    /** @throws Refusal {@code not_found} for a word that is no verb */
    static Verb named(String word) {
        for (Verb verb : values()) {
            if (verb.word().equals(word)) {
                return verb;
            }
        }
        throw new Refusal(Code.NOT_FOUND, "problem.not_found");
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** @return the job; for {@link #RERUN} the new one */
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
