package org.jiraextractor.page;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.jiraextractor.crypto.Token;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Another site cannot make a signed-in browser act. Whatever changes something and was let in by the cookie shows the session's token, in the
 * header {@code X-CSRF-Token} or, from a form, in the field {@code _csrf}. Without a session (log-in, first run, language) an Origin, if there
 * is one, must be ours. A bearer token is no browser's doing and needs neither.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class CsrfFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** A session that is there already is left behind here, so its token is not asked for. */
    private static final Set<String> DOORS = Set.of("api/auth/login", "login", "setup", "/api/auth/login", "/login", "/setup");

    private final Viewer viewer;
    private final Passage passage;
    private final HttpServletRequest servlet;

    @Inject
    public CsrfFilter(Viewer viewer, Passage passage, HttpServletRequest servlet) {
        this.viewer = viewer;
        this.passage = passage;
        this.servlet = servlet;
    }

    protected CsrfFilter() {
        this(null, null, null);
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        if (!viewer.signedIn() || DOORS.contains(request.getUriInfo().getPath())) {
            String origin = request.getHeaderString("Origin");
            if (origin != null && !sameOrigin(origin, passage.host(servlet)) || "cross-site".equals(request.getHeaderString("Sec-Fetch-Site"))) {
                throw new Refusal(Code.CSRF, "problem.csrf.origin");
            }
        } else if (viewer.byCookie() && !Token.same(viewer.csrfToken(), shown(request))) {
            throw new Refusal(Code.CSRF, "problem.csrf.token");
        }
    }

    private static String shown(ContainerRequestContext request) throws IOException {
        String header = request.getHeaderString("X-CSRF-Token");
        MediaType type = request.getMediaType();
        if (header != null || type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return header;
        }
        byte[] form = BodyReader.whole(request.getEntityStream());
        request.setEntityStream(new ByteArrayInputStream(form));
        List<String> values = FormFields.read(form).get("_csrf");
        return values == null ? null : values.get(0);
    }

    /** Behind a proxy that ends TLS we may see http where the browser says https: the host decides, and {@link HostCheck} has seen to that. */
    private static boolean sameOrigin(String origin, String host) {
        try {
            return URI.create(origin).getAuthority() != null && URI.create(origin).getAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }
}
