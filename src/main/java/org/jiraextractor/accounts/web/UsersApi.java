package org.jiraextractor.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Invitations;
import org.jiraextractor.accounts.NewUser;
import org.jiraextractor.accounts.Resets;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.UserChange;
import org.jiraextractor.accounts.UserView;
import org.jiraextractor.accounts.Users;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** People, for admins who have signed in themselves. */
@Path("api/users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersApi {

    private final Users users;
    private final Invitations invitations;
    private final Resets resets;
    private final Viewer viewer;

    @Inject
    public UsersApi(Users users, Invitations invitations, Resets resets, Viewer viewer) {
        this.users = users;
        this.invitations = invitations;
        this.resets = resets;
        this.viewer = viewer;
    }

    /** @param link null where it was mailed */
    public record Linked(String link) {
    }

    @GET
    @RolesAllowed(Role.ADMINS)
    public Slice<UserView> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        List<UserView> rows = users.newest(Actors.of(viewer), ask.after() == null ? null : ask.after().instant(0), ask.after() == null ? null : ask.after().uuid(1), ask.rows());
        return Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.createdAt(), last.id()));
    }

    @POST
    @RolesAllowed(Role.ADMINS)
    public Response invite(Body body) {
        Actor admin = adminInPerson();
        UserView.WithLink made = invitations.invite(admin, body.as(NewUser.class), viewer.locale());
        return Response.created(URI.create("/api/users/" + made.id())).entity(made).build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.ADMINS)
    public UserView one(@PathParam("id") UUID id) {
        return users.one(Actors.of(viewer), id);
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed(Role.ADMINS)
    public UserView change(@PathParam("id") UUID id, Body body) {
        Actor admin = adminInPerson();
        return users.change(admin, id, body.over(UserChange.of(users.one(admin, id))));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.ADMINS)
    public void delete(@PathParam("id") UUID id) {
        users.delete(adminInPerson(), id);
    }

    @POST
    @Path("{id}/invitation")
    @RolesAllowed(Role.ADMINS)
    public UserView.WithLink inviteAgain(@PathParam("id") UUID id) {
        return invitations.again(adminInPerson(), id, viewer.locale());
    }

    /** For somebody who cannot ask for it themselves, since no mail is sent here. */
    @POST
    @Path("{id}/reset")
    @RolesAllowed(Role.ADMINS)
    public Linked reset(@PathParam("id") UUID id) {
        return new Linked(resets.sendFor(adminInPerson(), id, viewer.locale()));
    }

    private Actor adminInPerson() {
        Actor actor = Actors.of(viewer);
        actor.requireAdminInPerson();
        return actor;
    }
}
