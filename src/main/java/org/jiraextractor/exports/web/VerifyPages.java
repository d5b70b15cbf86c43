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
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.FinishedExports;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Viewer;

import java.net.URI;
import java.util.UUID;

/** The button that has an export re-read; leads to the job that does it. */
@Path("jobs/{id}/verify")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class VerifyPages {

    private final FinishedExports exports;
    private final Later later;
    private final Viewer viewer;

    @Inject
    VerifyPages(FinishedExports exports, Later later, Viewer viewer) {
        this.exports = exports;
        this.later = later;
        this.viewer = viewer;
    }

    protected VerifyPages() {
        this(null, null, null);
    }

    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void verify(@PathParam("id") UUID id, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        later.answer(answer, () -> Response.seeOther(URI.create("/jobs/" + exports.verify(actor, id).id())).build());
    }
}
