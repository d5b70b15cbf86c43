package org.jiraextractor.boot.web;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.boot.Health;

import java.util.Map;

/** {@code /health} and its parts, open to all. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@jakarta.enterprise.context.RequestScoped
public class HealthResource {

    private final Health health;

    @Inject
    HealthResource(Health health) {
        this.health = health;
    }

    protected HealthResource() {
        this(null);
    }

    /** @param status up; degraded: pages are served, but something is down that exports or messages need; down: nothing works */
    public record Answer(String status, Map<String, String> checks) {
    }

    @GET
    @PermitAll
    public Response all() {
        return answer();
    }

    /** Ready: started, and everything it needs answers. */
    @GET
    @Path("ready")
    @PermitAll
    public Response ready() {
        return answer();
    }

    /** Alive: the server answers at all. */
    @GET
    @Path("live")
    @PermitAll
    public Answer live() {
        return new Answer("up", Map.of());
    }

    private Response answer() {
        Map<String, String> checks = health.checks();
        boolean works = health.started() && !"down".equals(checks.get("database"));
        boolean whole = works && !checks.containsValue("down");
        // without mail nothing waits for long: no reason to send people elsewhere
        boolean ready = works && !"down".equals(checks.get("store"));
        return Response.status(ready ? 200 : 503).entity(new Answer(whole ? "up" : works ? "degraded" : "down", checks)).build();
    }
}
