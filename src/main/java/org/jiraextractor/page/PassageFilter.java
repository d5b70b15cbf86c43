package org.jiraextractor.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

import java.net.URI;

/** Redirects lead to where the browser came from, not to the name and scheme by which a proxy reaches us. */
@Provider
@PreMatching
@Dependent
public class PassageFilter implements ContainerRequestFilter {

    private final Passage passage;
    private final HttpServletRequest request;

    @Inject
    public PassageFilter(Passage passage, HttpServletRequest request) {
        this.passage = passage;
        this.request = request;
    }

    protected PassageFilter() {
        this(null, null);
    }

    @Override
    public void filter(ContainerRequestContext context) {
        String scheme = passage.scheme(request);
        String host = passage.host(request);
        URI base = context.getUriInfo().getBaseUri();
        // the host has been checked: it is a name of ours, with a port or without
        if (host != null && (!scheme.equals(base.getScheme()) || !host.equalsIgnoreCase(base.getAuthority()))) {
            String ours = scheme + "://" + host;
            context.setRequestUri(at(ours, base), at(ours, context.getUriInfo().getRequestUri()));
        }
    }

    // not UriBuilder: what a stranger asked for may read as a template there
    private static URI at(String ours, URI uri) {
        return URI.create(ours + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }
}
