package org.jiraextractor.schedules.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.page.Viewer;

import java.time.Clock;

/** {@code /api/schedules/preview}; apart from the schedules, lest another method than GET be taken for a schedule of that id. */
@Path("api/schedules/preview")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PreviewApi {

    private final Viewer viewer;
    private final Clock clock;

    @Inject
    PreviewApi(Viewer viewer, Clock clock) {
        this.viewer = viewer;
        this.clock = clock;
    }

    protected PreviewApi() {
        this(null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Preview preview(@QueryParam("cron") String cron, @QueryParam("time_zone") String zone, @QueryParam("count") String count) {
        return Preview.read(cron, zone, count, viewer.zone(), clock.instant(), viewer.locale());
    }
}
