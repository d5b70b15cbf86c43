package org.jiraextractor.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jiraextractor.accounts.ApiTokens;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.accounts.SignedIn;
import org.jiraextractor.accounts.TokenScope;
import org.jiraextractor.page.Viewer;

import java.util.Optional;
import java.util.Set;

/**
 * Who is it? A bearer token, of a session or of a program, else the browser's cookie with a session's. The one mechanism for pages, API and streams: a second one
 * makes every request a 500. Whether somebody may is the {@code Gate}'s question. The container asks more than once a request; the database is asked
 * once, and not at all for files that are the same for all, nor for a preview's frame, which shall have nothing of a session's power.
 */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {

    private static final String COOKIE = "JIE_SESSION";
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Viewer viewer;

    @Inject
    public Authentication(Sessions sessions, ApiTokens tokens, Viewer viewer) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.viewer = viewer;
    }

    protected Authentication() {
        this(null, null, null);
    }

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!viewer.signedIn() && !nobodys(request.getRequestURI())) {
            Optional<String> bearer = bearer(request);
            if (bearer.filter(ApiTokens::looksLikeOne).isPresent()) {
                tokens.authenticate(bearer.get()).ifPresent(found -> viewer.signInProgram(found.owner().person(), found.id(), found.scope() == TokenScope.READ));
            } else {
                Optional<SignedIn> session = (bearer.isPresent() ? bearer : cookie(request)).flatMap(sessions::authenticate);
                session.ifPresent(found -> viewer.signIn(found.person(), bearer.isEmpty()));
            }
        }
        return viewer.signedIn() ? context.notifyContainerAboutLogin(viewer.id().toString(), Set.of(viewer.role())) : context.doNothing();
    }

    private static boolean nobodys(String path) {
        return path.startsWith("/assets/") || path.startsWith("/webjars/") || path.startsWith("/preview/");
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length())).map(header -> header.substring(BEARER.length()).strip());
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }
}
