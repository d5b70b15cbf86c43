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
import org.jiraextractor.exports.MoreFormats;
import org.jiraextractor.jobs.web.JobView;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Viewer;

import java.util.Locale;
import java.util.UUID;

/** {@code POST /api/jobs/{id}/formats}: a job that makes more formats of an export. */
@Path("api/jobs/{id}/formats")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class FormatsApi {

    private final FinishedExports exports;
    private final Later later;
    private final Viewer viewer;

    @Inject
    public FormatsApi(FinishedExports exports, Later later, Viewer viewer) {
        this.exports = exports;
        this.later = later;
        this.viewer = viewer;
    }

    protected FormatsApi() {
        this(null, null, null);
    }

    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void convert(@PathParam("id") UUID id, Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        MoreFormats wanted = body.as(MoreFormats.class);
        later.answer(answer, () -> JobView.accepted(exports.convert(actor, id, wanted), actor, locale));
    }
}
