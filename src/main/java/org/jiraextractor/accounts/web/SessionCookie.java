package org.jiraextractor.accounts.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.page.Passage;

import java.time.Clock;
import java.time.Duration;

/** The browser's copy of a session's token: no script sees it, no other site's form carries it. */
@ApplicationScoped
public class SessionCookie {

    public static final String NAME = "JIE_SESSION";

    private final Passage passage;
    private final Clock clock;

    @Inject
    public SessionCookie(Passage passage, Clock clock) {
        this.passage = passage;
        this.clock = clock;
    }

    protected SessionCookie() {
        this(null, null);
    }

    NewCookie of(Sessions.Opened session, HttpServletRequest request) {
        return cookie(session.token(), (int) Duration.between(clock.instant(), session.expiresAt()).toSeconds(), request);
    }

    NewCookie gone(HttpServletRequest request) {
        return cookie("", 0, request);
    }

    private NewCookie cookie(String value, int seconds, HttpServletRequest request) {
        return new NewCookie.Builder(NAME).value(value).path("/").maxAge(seconds).httpOnly(true).sameSite(NewCookie.SameSite.LAX).secure(passage.secure(request)).build();
    }
}
