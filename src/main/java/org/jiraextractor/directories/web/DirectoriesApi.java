package org.jiraextractor.directories.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.directories.Directories;
import org.jiraextractor.directories.Directory;
import org.jiraextractor.directories.DirectoryDetails;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** {@code /api/directories}. */
@Path("api/directories")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class DirectoriesApi {

    private final Directories directories;
    private final DirectoryViews views;
    private final Viewer viewer;

    @Inject
    DirectoriesApi(Directories directories, DirectoryViews views, Viewer viewer) {
        this.directories = directories;
        this.views = views;
        this.viewer = viewer;
    }

    protected DirectoriesApi() {
        this(null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Slice<DirectoryView> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Actor actor = Actors.of(viewer);
        Slice.Ask ask = Slice.ask(limit, cursor);
        List<Directory> rows = directories.newest(actor, ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Slice<Directory> shown = Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.number()));
        return new Slice<>(views.of(actor, shown.items()), shown.nextCursor());
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Response create(Body body) {
        Actor actor = Actors.of(viewer);
        Directory made = directories.create(actor, body.as(DirectoryDetails.class));
        return Response.created(URI.create("/api/directories/" + made.id())).entity(views.of(actor, made)).build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public DirectoryView one(@PathParam("id") UUID id) {
        Actor actor = Actors.of(viewer);
        return views.of(actor, directories.one(actor, id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public DirectoryView replace(@PathParam("id") UUID id, Body body) {
        Actor actor = Actors.of(viewer);
        directories.toChange(actor, id);
        return views.of(actor, directories.replace(actor, id, body.as(DirectoryDetails.class)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void delete(@PathParam("id") UUID id) {
        directories.delete(Actors.of(viewer), id);
    }
}
