package org.jiraextractor.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Accounts;
import org.jiraextractor.accounts.Credentials;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.LogIn;
import org.jiraextractor.accounts.PersonView;
import org.jiraextractor.accounts.Preferences;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Viewer;

import java.time.Instant;
import java.util.UUID;

/** Sign in, sign out, who am I. */
@Path("api/auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {

    private final LogIn logIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final SessionCookie cookie;
    private final Viewer viewer;
    private final HttpServletRequest request;

    @Inject
    public AuthResource(LogIn logIn, Sessions sessions, Accounts accounts, SessionCookie cookie, Viewer viewer, HttpServletRequest request) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookie = cookie;
        this.viewer = viewer;
        this.request = request;
    }

    /** The answer of a log-in. @param token good as a bearer token too, shown this once */
    public record LoggedIn(String token, Instant expiresAt, PersonView user) {
    }

    /** Who the credential belongs to. @param csrfToken for unsafe calls whose credential is the cookie */
    public record Me(UUID id, String email, String displayName, Role role, String csrfToken, Preferences preferences) {
    }

    @POST
    @Path("login")
    @PermitAll
    public Response login(Body body) {
        LogIn.Done done = logIn.with(body.as(Credentials.class), viewer.address(), request.getHeader("User-Agent"));
        if (viewer.byCookie()) {
            sessions.close(viewer.sessionId());
        }
        return Response.ok(new LoggedIn(done.session().token(), done.session().expiresAt(), accounts.person(done.person()))).cookie(cookie.of(done.session(), request)).build();
    }

    @POST
    @Path("logout")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response logout() {
        Actors.of(viewer).requireInPerson();
        sessions.close(viewer.sessionId());
        return Response.noContent().cookie(cookie.gone(request)).build();
    }

    @GET
    @Path("me")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Me me() {
        PersonView person = accounts.person(viewer.id());
        return new Me(person.id(), person.email(), person.displayName(), person.role(), viewer.csrfToken(), person.preferences());
    }
}
