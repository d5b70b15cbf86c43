package org.jiraextractor.exports.keeping.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.keeping.StorageJobs;
import org.jiraextractor.exports.keeping.StoragePlaces;
import org.jiraextractor.exports.keeping.SweepReport;
import org.jiraextractor.exports.keeping.SweepWork;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;

import java.net.URI;
import java.util.Optional;

/** What lies where, what the last sweep did, what will go next, and the verbs for all of it. */
@Path("admin/storage")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class StoragePages {

    private final StorageJobs storage;
    private final StoragePlaces places;
    private final Viewer viewer;

    @Inject
    public StoragePages(StorageJobs storage, StoragePlaces places, Viewer viewer) {
        this.storage = storage;
        this.places = places;
        this.viewer = viewer;
    }

    protected StoragePages() {
        this(null, null, null);
    }

    @GET
    @RolesAllowed(Role.ADMINS)
    public Page show() {
        Actor actor = Actors.of(viewer);
        Optional<Job> last = storage.last(actor, SweepWork.KIND);
        Optional<Job> busy = storage.last(actor, null);
        return Page.of("exports/storage").with("places", places.all()).with("soon", places.soon())
                .with("last", last.map(Job::id).orElse(null)).with("lastAt", last.map(Job::finishedAt).orElse(null))
                .with("report", last.map(job -> Json.read(job.result().toString(), SweepReport.class)).orElse(null))
                .with("busy", busy.map(Job::id).orElse(null)).with("busyName", busy.map(Job::name).orElse(null));
    }

    @POST
    @Path("migrate")
    @RolesAllowed(Role.ADMINS)
    public Response migrate(Body body) {
        return at(storage.migrate(Actors.of(viewer), body.as(StorageApi.StorageTo.class).to()));
    }

    @POST
    @Path("verify")
    @RolesAllowed(Role.ADMINS)
    public Response verify() {
        return at(storage.verify(Actors.of(viewer)));
    }

    @POST
    @Path("sweep")
    @RolesAllowed(Role.ADMINS)
    public Response sweep(Body body) {
        return at(storage.sweep(Actors.of(viewer), body.as(StorageApi.StorageSweep.class).dryRun()));
    }

    private static Response at(Job job) {
        return Response.seeOther(URI.create("/jobs/" + job.id())).build();
    }
}
