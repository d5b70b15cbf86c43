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
import org.jiraextractor.exports.MoreFormats;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Viewer;

import java.net.URI;
import java.util.UUID;

/** More formats of an export that is done; leads to the job that makes them. */
@Path("jobs/{id}/formats")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class FormatsPages {

    private final FinishedExports exports;
    private final Later later;
    private final Viewer viewer;

    @Inject
    FormatsPages(FinishedExports exports, Later later, Viewer viewer) {
        this.exports = exports;
        this.later = later;
        this.viewer = viewer;
    }

    protected FormatsPages() {
        this(null, null, null);
    }

    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void convert(@PathParam("id") UUID id, Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        later.answer(answer, () -> Response.seeOther(URI.create("/jobs/" + exports.convert(actor, id, body.as(MoreFormats.class)).id())).build());
    }
}
