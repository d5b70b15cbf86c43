package org.jiraextractor.page;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jiraextractor.config.Http;
import org.jiraextractor.config.Settings;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Words;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Before anything else: a node that is not for the web answers whether it is well and nothing more; the Host must be a name of ours (redirects repeat it, and a page of a stranger's name could be pointed at us), and every answer gets its guards. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class HostCheck extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** htmx needs no eval and no style of its own, see its meta tag; pictures may be data, as the style kit's arrows and ticks are. */
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
            + "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    /** A year. Only ever sent over TLS: over anything else browsers do not heed it. */
    private static final String ALWAYS_TLS = "max-age=31536000";

    private static final Pattern HEALTH = Pattern.compile("/health(/live|/ready)?");

    private final transient Set<String> names;
    private final transient boolean web;
    private final transient Passage passage;

    @Inject
    public HostCheck(Settings settings, Passage passage) {
        this.names = names(settings.http());
        this.web = settings.roles().web();
        this.passage = passage;
    }

    static Set<String> names(Http http) {
        Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        String address = http.address().getHostAddress();
        if (!http.address().isAnyLocalAddress()) {
            names.add(address.contains(":") ? "[" + address + "]" : address);
        }
        http.baseUrl().map(URI::getHost).ifPresent(host -> names.add(host.toLowerCase(Locale.ROOT)));
        return names;
    }

    /** @param host a Host header, with or without a port; what is no port stays with the name, which is nobody's then */
    static String nameIn(String host) {
        return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        guard(response);
        if (passage.secure(request)) {
            response.setHeader("Strict-Transport-Security", ALWAYS_TLS);
        }
        if (Collections.list(request.getHeaders("Host")).size() == 1 && names.contains(nameIn(passage.host(request)))) {
            if (web || HEALTH.matcher(request.getRequestURI()).matches()) {
                chain.doFilter(request, response);
            } else {
                refuse(request, response, 404, "problem.no_web");
            }
        } else {
            refuse(request, response, 421, "problem.host");
        }
    }

    /** Also for what the container refuses before any filter is asked. */
    static void guard(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CSP);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String why) throws IOException {
        Problem problem = Problem.of(Code.NOT_FOUND, status, Words.of(request.getLocale()).say(why), request.getLocale(), request.getRequestURI(), List.of());
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(Json.write(problem).getBytes(StandardCharsets.UTF_8));
    }
}
