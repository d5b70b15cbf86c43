package org.jiraextractor.jobs.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.page.Live;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.Viewer;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** {@code GET /jobs/live?id=…&id=…}: the cells of these rows of a list as server-sent events, for htmx. Jobs that somebody may not see are passed over. */
@Path("jobs/live")
@RequestScoped
public class ListLivePage {

    /** As many as a list shows. */
    private static final int MOST = 50;

    private final JobList jobs;
    private final PageRenderer renderer;
    private final Onlookers onlookers;
    private final Live live;
    private final Viewer viewer;

    @Inject
    public ListLivePage(JobList jobs, PageRenderer renderer, Onlookers onlookers, Live live, Viewer viewer) {
        this.jobs = jobs;
        this.renderer = renderer;
        this.onlookers = onlookers;
        this.live = live;
        this.viewer = viewer;
    }

    protected ListLivePage() {
        this(null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void open(@QueryParam("id") List<UUID> ids, @Context HttpServletRequest request, @Suspended AsyncResponse answer) throws IOException {
        Actor actor = Actors.of(viewer);
        Mailbox mailbox = live.open(request);
        ListStream stream = new ListStream(jobs, renderer, actor, ids.stream().limit(MOST).toList(), viewer.snapshot(), mailbox, onlookers);
        onlookers.add(stream);
        mailbox.onClose(() -> onlookers.remove(stream));
        stream.begin();
    }
}
