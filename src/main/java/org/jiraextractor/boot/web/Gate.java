package org.jiraextractor.boot.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import jakarta.annotation.Priority;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.Set;

/** May they? By the roles that a resource method declares; one that declares nothing is closed to all, so that a forgotten rule shows at the first try. */
@Provider
@Priority(Priorities.AUTHORIZATION)
@Dependent
public class Gate implements ContainerRequestFilter {

    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Viewer viewer;

    @Context
    private ResourceInfo resource;

    @Inject
    public Gate(Viewer viewer) {
        this.viewer = viewer;
    }

    protected Gate() {
        this(null);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (viewer.readOnly() && !SAFE.contains(request.getMethod())) {
            throw new Refusal(Code.FORBIDDEN, "accounts.token.read_only");
        }
        // the runtime's own answer to "what may be done here?", which tells no more than a 405 does
        if (request.getMethod().equals(HttpMethod.OPTIONS) || resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            return;
        }
        if (!viewer.signedIn()) {
            throw new Refusal(Code.UNAUTHENTICATED, "problem.unauthenticated");
        }
        RolesAllowed roles = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        if (roles == null || !List.of(roles.value()).contains(viewer.role())) {
            throw new Refusal(Code.FORBIDDEN, "problem.forbidden");
        }
    }
}
