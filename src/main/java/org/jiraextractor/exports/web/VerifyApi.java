package org.jiraextractor.exports.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.FinishedExports;
import org.jiraextractor.jobs.web.JobView;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Viewer;

import java.util.Locale;
import java.util.UUID;

/** {@code POST /api/jobs/{id}/verify}: a job that re-reads a stored export. */
@Path("api/jobs/{id}/verify")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class VerifyApi {

    private final FinishedExports exports;
    private final Later later;
    private final Viewer viewer;

    @Inject
    public VerifyApi(FinishedExports exports, Later later, Viewer viewer) {
        this.exports = exports;
        this.later = later;
        this.viewer = viewer;
    }

    protected VerifyApi() {
        this(null, null, null);
    }

    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void verify(@PathParam("id") UUID id, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        later.answer(answer, () -> JobView.accepted(exports.verify(actor, id), actor, locale));
    }
}
