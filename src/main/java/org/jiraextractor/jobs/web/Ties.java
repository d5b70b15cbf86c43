package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.jobs.Job;

import java.util.UUID;

/**
 * What a job's page leads to.
 *
 * @param source     the job whose result it works on, or null
 * @param schedule   what started it, where this person may look at it for sure; null otherwise
 * @param connection the site, likewise
 * @param fills      whether what was asked of it fills the form of a new export, or of a schedule
 */
public record Ties(UUID source, UUID schedule, UUID connection, boolean fills) {

    static Ties of(Job job, Actor actor) {
        boolean own = actor.mayChange(job.ownerId());
        return new Ties(job.sourceJobId(), own ? job.scheduleId() : null, own ? job.connectionId() : null, actor.role().covers(Role.EDITOR) && job.request().has("jql"));
    }
}
