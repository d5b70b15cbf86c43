package org.jiraextractor.exports.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.exports.Exports;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Viewer;

import java.net.URI;
import java.util.UUID;

/** {@code /api/export}. */
@Path("api/export")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ExportsApi {

    private final Exports exports;
    private final Later later;
    private final Viewer viewer;

    @Inject
    public ExportsApi(Exports exports, Later later, Viewer viewer) {
        this.exports = exports;
        this.later = later;
        this.viewer = viewer;
    }

    protected ExportsApi() {
        this(null, null, null);
    }

    /** What was queued. */
    public record Accepted(UUID jobId, long number, String status) {
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void request(Body body, @HeaderParam("Idempotency-Key") String key, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        ExportRequest request = body.as(ExportRequest.class);
        later.answer(answer, () -> {
            Job job = exports.request(actor, request, key);
            return Response.accepted(new Accepted(job.id(), job.number(), "queued")).location(URI.create("/api/jobs/" + job.id())).type(MediaType.APPLICATION_JSON).build();
        });
    }

    @POST
    @Path("estimate")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void estimate(Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        ExportRequest.Question question = body.as(ExportRequest.Question.class);
        later.answer(answer, () -> exports.estimate(actor, question));
    }
}
