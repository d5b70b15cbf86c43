package org.jiraextractor.exports.keeping.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.keeping.StorageJobs;
import org.jiraextractor.jobs.web.JobView;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Viewer;

/** {@code /api/admin/storage}: sweep, move and re-read the stores, each as a job. */
@Path("api/admin/storage")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class StorageApi {

    private final StorageJobs storage;
    private final Viewer viewer;

    @Inject
    public StorageApi(StorageJobs storage, Viewer viewer) {
        this.storage = storage;
        this.viewer = viewer;
    }

    protected StorageApi() {
        this(null, null);
    }

    /** Where everything goes. */
    public record StorageTo(@NotNull @Pattern(regexp = "local|minio", message = "export.storage.unknown") String to) {
    }

    /** @param dryRun must be said: what deletes is not done by leaving something out */
    public record StorageSweep(@NotNull Boolean dryRun) {
    }

    @POST
    @Path("migrate")
    @RolesAllowed(Role.ADMINS)
    public Response migrate(Body body) {
        Actor actor = Actors.of(viewer);
        return JobView.accepted(storage.migrate(actor, body.as(StorageTo.class).to()), actor, viewer.locale());
    }

    @POST
    @Path("verify")
    @RolesAllowed(Role.ADMINS)
    public Response verify() {
        Actor actor = Actors.of(viewer);
        return JobView.accepted(storage.verify(actor), actor, viewer.locale());
    }

    @POST
    @Path("sweep")
    @RolesAllowed(Role.ADMINS)
    public Response sweep(Body body) {
        Actor actor = Actors.of(viewer);
        return JobView.accepted(storage.sweep(actor, body.as(StorageSweep.class).dryRun()), actor, viewer.locale());
    }
}
