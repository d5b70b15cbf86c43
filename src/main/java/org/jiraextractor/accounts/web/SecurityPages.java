package org.jiraextractor.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.ChangedEmail;
import org.jiraextractor.accounts.ChangedPassword;
import org.jiraextractor.accounts.OwnEmail;
import org.jiraextractor.accounts.OwnPassword;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/** A person's password and where they are signed in, for people. */
@Path("me/security")
public class SecurityPages {

    private final OwnPassword password;
    private final OwnEmail email;
    private final Sessions sessions;
    private final Viewer viewer;

    @Inject
    public SecurityPages(OwnPassword password, OwnEmail email, Sessions sessions, Viewer viewer) {
        this.password = password;
        this.email = email;
        this.sessions = sessions;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page show() {
        return page(Form.empty());
    }

    @POST
    @Path("password")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Object password(Body body) {
        Actor actor = inPerson();
        try {
            password.change(actor, viewer.sessionId(), body.as(ChangedPassword.class), viewer.locale());
            return Notice.at("/me/security", "accounts.password.changed");
        } catch (Refusal refusal) {
            return Refused.shown(page(Form.again(body, refusal, viewer.locale())).at("/me/security"), refusal);
        }
    }

    @GET
    @Path("email")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page email() {
        inPerson();
        return Page.of("accounts/email").with("form", Form.empty());
    }

    @POST
    @Path("email")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Object email(Body body) {
        Actor actor = inPerson();
        try {
            email.change(actor, body.as(ChangedEmail.class), viewer.locale());
            return Notice.at("/me/security", "accounts.email.asked");
        } catch (Refusal refusal) {
            return Refused.shown(Page.of("accounts/email").with("form", Form.again(body, refusal, viewer.locale())), refusal);
        }
    }

    @POST
    @Path("sessions/{id}/end")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response end(@PathParam("id") UUID id) {
        sessions.revoke(Actors.of(viewer), id);
        return Notice.at("/me/security", "accounts.session.ended");
    }

    @POST
    @Path("sessions/end-others")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response endOthers() {
        sessions.revokeOthers(inPerson(), viewer.sessionId());
        return Notice.at("/me/security", "accounts.session.others_ended");
    }

    private Page page(Form form) {
        return Page.of("accounts/security").with("form", form).with("sessions", sessions.of(inPerson().id(), viewer.sessionId()).stream().map(SessionRow::of).toList());
    }

    private Actor inPerson() {
        Actor actor = Actors.of(viewer);
        actor.requireInPerson();
        return actor;
    }
}
