package org.jiraextractor.boot.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jiraextractor.accounts.Sessions;
import org.jiraextractor.page.Viewer;

import java.io.IOException;
import java.util.Optional;

/**
 * Who is it? A bearer token, else the browser's cookie; the same opaque token either way. A filter rather than the container's authentication, so that
 * streams, pages and API are seen alike and one place decides; whether somebody may is {@link Gate}'s question. One indexed statement a request,
 * none for files that are the same for all.
 */
public class Authentication implements Filter {

    public static final String COOKIE = "JIE_SESSION";
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Viewer viewer;

    @Inject
    public Authentication(Sessions sessions, Viewer viewer) {
        this.sessions = sessions;
        this.viewer = viewer;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (request instanceof HttpServletRequest http) {
            Optional<String> bearer = bearer(http);
            Optional<String> token = bearer.isPresent() ? bearer : cookie(http);
            token.flatMap(sessions::authenticate).ifPresent(session -> viewer.signIn(session.person(), bearer.isEmpty()));
        }
        chain.doFilter(request, response);
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
