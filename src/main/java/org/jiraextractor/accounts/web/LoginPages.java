package org.jiraextractor.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Accounts;
import org.jiraextractor.accounts.Credentials;
import org.jiraextractor.accounts.LogIn;
import org.jiraextractor.accounts.NewAdmin;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The pages at the door: sign in, sign out, and the first run, which makes the admin. */
@Path("")
public class LoginPages {

    private final LogIn logIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final SessionCookie cookie;
    private final Viewer viewer;
    private final HttpServletRequest request;

    @Inject
    public LoginPages(LogIn logIn, Sessions sessions, Accounts accounts, SessionCookie cookie, Viewer viewer, HttpServletRequest request) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.cookie = cookie;
        this.viewer = viewer;
        this.request = request;
    }

    /** The log-in form. */
    public record Login(@NotBlank @Size(max = 254) String email, @NotBlank @Size(max = 1000) String password, String next) {
        @Override
        public String toString() {
            return "Login[" + email + "]";
        }
    }

    @GET
    @Path("login")
    @PermitAll
    public Object login(@QueryParam("next") String next) {
        if (viewer.signedIn()) {
            return Response.seeOther(Next.after(next)).build();
        }
        if (accounts.nobodyYet()) {
            return Response.seeOther(URI.create("/setup")).build();
        }
        return Page.of("accounts/login").with("form", next == null ? Form.empty() : Form.empty().with("next", Next.after(next).toString()));
    }

    @POST
    @Path("login")
    @PermitAll
    public Object logIn(Body body) {
        try {
            Login given = body.as(Login.class);
            LogIn.Done done = logIn.with(new Credentials(given.email(), given.password()), viewer.address(), request.getHeader("User-Agent"));
            if (viewer.byCookie()) {
                sessions.close(viewer.sessionId());
            }
            return Response.seeOther(Next.after(given.next())).cookie(cookie.of(done.session(), request)).build();
        } catch (Refusal refusal) {
            Page page = again("accounts/login", body, refusal);
            String next = page.model().get("form") instanceof Form form ? form.value("next") : null;
            return next == null || next.isEmpty() ? page : page.at("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
    }

    @POST
    @Path("logout")
    @PermitAll
    public Response logOut() {
        if (viewer.inPerson()) {
            sessions.close(viewer.sessionId());
        }
        return Response.fromResponse(Notice.at("/login", "accounts.logout.done")).cookie(cookie.gone(request)).build();
    }

    @GET
    @Path("setup")
    @PermitAll
    public Object setup() {
        return accounts.nobodyYet() ? Page.of("accounts/setup").with("form", Form.empty()) : Response.seeOther(URI.create("/login")).build();
    }

    @POST
    @Path("setup")
    @PermitAll
    public Object setUp(Body body) {
        try {
            UUID admin = accounts.createFirstAdmin(body.as(NewAdmin.class), viewer.address());
            Sessions.Opened session = sessions.open(admin, viewer.address(), request.getHeader("User-Agent"));
            return Response.fromResponse(Notice.at("/", "accounts.setup.welcome")).cookie(cookie.of(session, request)).build();
        } catch (Refusal refusal) {
            return again("accounts/setup", body, refusal);
        }
    }

    private Page again(String template, Body body, Refusal refusal) {
        return Refused.shown(Page.of(template).with("form", Form.again(body, refusal, viewer.locale())), refusal);
    }
}
