package org.jiraextractor.config;

/**
 * What this node does.
 *
 * @param web       answers people and the API
 * @param worker    runs jobs
 * @param scheduler starts jobs by the clock
 * @param maxJobs   jobs that run at once on this node
 */
public record Roles(boolean web, boolean worker, boolean scheduler, int maxJobs) {

    static Roles read(Variables from) {
        Roles roles = new Roles(from.flag("ENABLE_WEB", true), from.flag("ENABLE_WORKER", true), from.flag("ENABLE_SCHEDULER", true), from.number("MAX_JOBS", 2, 1, 64));
        if (!roles.web && !roles.worker && !roles.scheduler) {
            from.wrong("ENABLE_WEB", "is false, and so are ENABLE_WORKER and ENABLE_SCHEDULER: this node would do nothing; set one of them true");
        }
        return roles;
    }
}
