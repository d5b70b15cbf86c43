package org.jiraextractor.home.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.jobs.web.Onlookers;
import org.jiraextractor.page.Live;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.Viewer;

import java.io.IOException;

/** {@code GET /home/live}: the parts of the home page as server-sent events, for htmx. */
@Path("home/live")
@RequestScoped
public class HomeLivePage {

    private final HomeFaces faces;
    private final Onlookers onlookers;
    private final Live live;
    private final Viewer viewer;

    @Inject
    public HomeLivePage(HomeFaces faces, Onlookers onlookers, Live live, Viewer viewer) {
        this.faces = faces;
        this.onlookers = onlookers;
        this.live = live;
        this.viewer = viewer;
    }

    protected HomeLivePage() {
        this(null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void open(@Context HttpServletRequest request, @Suspended AsyncResponse answer) throws IOException {
        Actor actor = Actors.of(viewer);
        Mailbox mailbox = live.open(request);
        HomeStream stream = new HomeStream(faces, actor, viewer.snapshot(), mailbox, onlookers);
        onlookers.add(stream);
        mailbox.onClose(() -> onlookers.remove(stream));
        stream.begin();
    }
}
