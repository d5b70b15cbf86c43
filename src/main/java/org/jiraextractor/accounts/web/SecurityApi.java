package org.jiraextractor.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.ChangedEmail;
import org.jiraextractor.accounts.ChangedPassword;
import org.jiraextractor.accounts.OwnEmail;
import org.jiraextractor.accounts.OwnPassword;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.SessionView;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.util.UUID;

/** What protects a person's account: their password and where they are signed in. */
@Path("api/me")
@Produces(MediaType.APPLICATION_JSON)
public class SecurityApi {

    private final OwnPassword password;
    private final OwnEmail email;
    private final Sessions sessions;
    private final Viewer viewer;

    @Inject
    public SecurityApi(OwnPassword password, OwnEmail email, Sessions sessions, Viewer viewer) {
        this.password = password;
        this.email = email;
        this.sessions = sessions;
        this.viewer = viewer;
    }

    @POST
    @Path("password")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void password(Body body) {
        Actor actor = inPerson();
        password.change(actor, viewer.sessionId(), body.as(ChangedPassword.class), viewer.locale());
    }

    /** 202: it is changed once the link is opened that goes to the new address. */
    @POST
    @Path("email")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response email(Body body) {
        Actor actor = inPerson();
        email.change(actor, body.as(ChangedEmail.class), viewer.locale());
        return Response.accepted().build();
    }

    @GET
    @Path("sessions")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Slice<SessionView> sessions() {
        return new Slice<>(sessions.of(inPerson().id(), viewer.sessionId()), null);
    }

    @DELETE
    @Path("sessions/{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void end(@PathParam("id") UUID id) {
        sessions.revoke(inPerson(), id);
    }

    private Actor inPerson() {
        Actor actor = Actors.of(viewer);
        actor.requireInPerson();
        return actor;
    }
}
