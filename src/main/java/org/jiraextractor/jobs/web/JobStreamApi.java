package org.jiraextractor.jobs.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Live;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.Viewer;

import java.io.IOException;
import java.util.UUID;

/** {@code GET /api/jobs/{id}/stream}: server-sent events, JSON. */
@Path("api/jobs/{id}/stream")
@RequestScoped
public class JobStreamApi {

    private final Jobs jobs;
    private final JobStreams streams;
    private final Live live;
    private final Viewer viewer;

    @Inject
    public JobStreamApi(Jobs jobs, JobStreams streams, Live live, Viewer viewer) {
        this.jobs = jobs;
        this.streams = streams;
        this.live = live;
        this.viewer = viewer;
    }

    protected JobStreamApi() {
        this(null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void open(@PathParam("id") UUID id, @HeaderParam("Last-Event-ID") String last, @Context HttpServletRequest request, @Suspended AsyncResponse answer) throws IOException {
        Actor actor = Actors.of(viewer);
        Job job = jobs.one(actor, id);
        long known = last != null && last.matches("[0-9]{1,18}") ? Long.parseLong(last) : 0;
        if (job.state().ended() && known > 0 && known >= jobs.newestEvent(id)) {
            answer.resume(Response.noContent().build());
            return;
        }
        Mailbox mailbox = live.open(request);
        EventStream stream = new EventStream(jobs, actor, id, viewer.locale(), mailbox, streams, known);
        streams.add(id, stream);
        mailbox.onClose(() -> streams.remove(id, stream));
        stream.replay();
    }
}
