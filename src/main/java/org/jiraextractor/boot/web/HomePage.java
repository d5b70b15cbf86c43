package org.jiraextractor.boot.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.jobs.JobQuery;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The first page: the latest exports, or on an empty system three steps to the first one. */
@Path("")
public class HomePage {

    private static final int LATEST = 8;

    private final Viewer viewer;
    private final Connections connections;
    private final JobList jobs;

    @Inject
    public HomePage(Viewer viewer, Connections connections, JobList jobs) {
        this.viewer = viewer;
        this.connections = connections;
        this.jobs = jobs;
    }

    /** One of the latest exports. @param state a word of jobs, {@code incomplete} where a finished one misses something */
    public record Latest(UUID id, long number, String name, String state, Instant createdAt) {
        static Latest of(Job job) {
            return new Latest(job.id(), job.number(), job.name(), Boolean.FALSE.equals(job.complete()) ? "incomplete" : job.state().word(), job.createdAt());
        }
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page home() {
        Actor actor = Actors.of(viewer);
        List<Latest> latest = jobs.newest(actor, JobQuery.ALL, Long.MAX_VALUE, LATEST).stream().map(Latest::of).toList();
        return Page.of("home").with("latest", latest).with("connected", !connections.newest(actor, Long.MAX_VALUE, 1).isEmpty());
    }
}
