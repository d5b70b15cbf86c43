package org.jiraextractor.jobs.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Live;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.Viewer;

import java.io.IOException;
import java.util.UUID;

/** {@code GET /jobs/{id}/live}: the parts of a job's page as server-sent events, for htmx. */
@Path("jobs/{id}/live")
@RequestScoped
public class JobLivePage {

    private final Jobs jobs;
    private final JobFaces faces;
    private final JobStreams streams;
    private final Live live;
    private final Viewer viewer;

    @Inject
    public JobLivePage(Jobs jobs, JobFaces faces, JobStreams streams, Live live, Viewer viewer) {
        this.jobs = jobs;
        this.faces = faces;
        this.streams = streams;
        this.live = live;
        this.viewer = viewer;
    }

    protected JobLivePage() {
        this(null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void open(@PathParam("id") UUID id, @QueryParam("level") String level, @Context HttpServletRequest request, @Suspended AsyncResponse answer) throws IOException {
        Actor actor = Actors.of(viewer);
        jobs.one(actor, id);
        Mailbox mailbox = live.open(request);
        PageStream stream = new PageStream(faces, actor, id, level, viewer.snapshot(), mailbox, streams);
        streams.add(id, stream);
        mailbox.onClose(() -> streams.remove(id, stream));
        stream.begin();
    }
}
