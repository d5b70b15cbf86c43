package org.jiraextractor.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.AcceptedInvitation;
import org.jiraextractor.accounts.Forgetting;
import org.jiraextractor.accounts.Forgotten;
import org.jiraextractor.accounts.Invitations;
import org.jiraextractor.accounts.NewPassword;
import org.jiraextractor.accounts.OwnEmail;
import org.jiraextractor.accounts.Resets;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.accounts.UserView;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where links lead that were mailed. Opening one changes nothing, for programs that look at mails open them too; its form does. */
@Path("")
public class DoorPages {

    private final Forgetting forgetting;
    private final Resets resets;
    private final Invitations invitations;
    private final OwnEmail email;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Viewer viewer;
    private final HttpServletRequest request;

    @Inject
    public DoorPages(Forgetting forgetting, Resets resets, Invitations invitations, OwnEmail email, Sessions sessions, SessionCookie cookie, Viewer viewer, HttpServletRequest request) {
        this.forgetting = forgetting;
        this.resets = resets;
        this.invitations = invitations;
        this.email = email;
        this.sessions = sessions;
        this.cookie = cookie;
        this.viewer = viewer;
        this.request = request;
    }

    @GET
    @Path("forgot")
    @PermitAll
    public Page forgot() {
        return Page.of("accounts/forgot").with("form", Form.empty()).with("sent", false);
    }

    @POST
    @Path("forgot")
    @PermitAll
    public Page forgotten(Body body) {
        try {
            forgetting.of(body.as(Forgotten.class), viewer.address(), viewer.locale());
            return Page.of("accounts/forgot").with("form", Form.empty()).with("sent", true);
        } catch (Refusal refusal) {
            return Refused.shown(Page.of("accounts/forgot").with("form", Form.again(body, refusal, viewer.locale())).with("sent", false), refusal);
        }
    }

    @GET
    @Path("reset")
    @PermitAll
    public Page reset(@QueryParam("token") String token) {
        return token != null && resets.lives(token) ? Page.of("accounts/reset").with("form", Form.empty().with("token", token)) : dead();
    }

    @POST
    @Path("reset")
    @PermitAll
    public Object newPassword(Body body) {
        try {
            resets.reset(body.as(NewPassword.class), viewer.address(), viewer.locale());
            return Notice.at("/login", "accounts.reset.done");
        } catch (Refusal refusal) {
            return again("accounts/reset", body, refusal);
        }
    }

    @GET
    @Path("invitation")
    @PermitAll
    public Page invitation(@QueryParam("token") String token) {
        Optional<UserView> invited = token == null ? Optional.empty() : invitations.invited(token);
        return invited.map(user -> Page.of("accounts/invitation").with("user", user).with("form", Form.empty().with("token", token).with("display_name", user.displayName()))).orElseGet(DoorPages::dead);
    }

    @POST
    @Path("invitation")
    @PermitAll
    public Object accept(Body body) {
        try {
            UserView user = invitations.accept(body.as(AcceptedInvitation.class), viewer.address());
            if (viewer.byCookie()) {
                sessions.close(viewer.sessionId());
            }
            Sessions.Opened session = sessions.open(user.id(), viewer.address(), request.getHeader("User-Agent"));
            return Response.fromResponse(Notice.at("/", "accounts.setup.welcome")).cookie(cookie.of(session, request)).build();
        } catch (Refusal refusal) {
            Form form = Form.again(body, refusal, viewer.locale());
            Optional<UserView> invited = form.value("token") == null ? Optional.empty() : invitations.invited(form.value("token"));
            return invited.map(user -> Refused.shown(shown("accounts/invitation", form).with("user", user), refusal)).orElseGet(DoorPages::dead);
        }
    }

    @GET
    @Path("confirm-email")
    @PermitAll
    public Page confirm(@QueryParam("token") String token) {
        String awaited = token == null ? null : email.awaited(token);
        return awaited == null ? dead() : Page.of("accounts/confirm-email").with("email", awaited).with("form", Form.empty().with("token", token));
    }

    @POST
    @Path("confirm-email")
    @PermitAll
    public Object confirmed(Body body) {
        try {
            email.confirm(body.as(DoorApi.Shown.class).token(), viewer.address(), viewer.locale());
            return Notice.at(viewer.inPerson() ? "/me/security" : "/login", "accounts.email.changed");
        } catch (Refusal refusal) {
            return refusal.code() == Code.NOT_FOUND ? dead() : again("accounts/confirm-email", body, refusal);
        }
    }

    private Page again(String template, Body body, Refusal refusal) {
        return refusal.code() == Code.NOT_FOUND ? dead() : Refused.shown(shown(template, Form.again(body, refusal, viewer.locale())).with("email", null), refusal);
    }

    private static Page shown(String template, Form form) {
        String token = form.value("token") == null ? "" : form.value("token");
        return Page.of(template).with("form", form).at(template.replace("accounts", "") + "?token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private static Page dead() {
        return Page.of("accounts/dead-link").status(404);
    }
}
