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
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Words;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Before anything else: the Host must be a name of ours (redirects repeat it, and a page of a stranger's name could be pointed at us), and every answer gets its guards. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class HostCheck extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** htmx needs no eval and no style of its own, see its meta tag; pictures may be data, as the style kit's arrows and ticks are. */
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
            + "frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'";

    private final transient Set<String> names;

    @Inject
    public HostCheck(Settings settings) {
        this.names = names(settings.http());
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

    /** @param host a Host header, with or without a port */
    static String nameIn(String host) {
        int port = host.startsWith("[") ? host.indexOf(':', host.indexOf(']')) : host.indexOf(':');
        return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", CSP);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        String host = request.getHeader("Host");
        if (host != null && names.contains(nameIn(host))) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = Problem.of(Code.NOT_FOUND, 421, Words.of(request.getLocale()).say("problem.host"), request.getLocale(), request.getRequestURI(), List.of());
        response.setStatus(421);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(ApiJson.mapper().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
