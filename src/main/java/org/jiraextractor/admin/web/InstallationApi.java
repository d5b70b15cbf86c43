package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.admin.Installation;
import org.jiraextractor.bus.NodeView;
import org.jiraextractor.bus.TimerView;
import org.jiraextractor.connections.SiteRate;
import org.jiraextractor.jobs.QueueView;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

/** How the installation runs, for programs. Short lists: each is whole. */
@Path("api/admin")
@Produces(MediaType.APPLICATION_JSON)
public class InstallationApi {

    private final Installation installation;
    private final Viewer viewer;

    @Inject
    public InstallationApi(Installation installation, Viewer viewer) {
        this.installation = installation;
        this.viewer = viewer;
    }

    @GET
    @Path("nodes")
    @RolesAllowed(Role.ADMINS)
    public Slice<NodeView> nodes() {
        return new Slice<>(installation.nodes(Actors.of(viewer)), null);
    }

    @GET
    @Path("queue")
    @RolesAllowed(Role.ADMINS)
    public Slice<QueueView> queue() {
        return new Slice<>(installation.queue(Actors.of(viewer)), null);
    }

    @GET
    @Path("sites")
    @RolesAllowed(Role.ADMINS)
    public Slice<SiteRate> sites() {
        return new Slice<>(installation.sites(Actors.of(viewer)), null);
    }

    @GET
    @Path("timers")
    @RolesAllowed(Role.ADMINS)
    public Slice<TimerView> timers() {
        return new Slice<>(installation.timers(Actors.of(viewer)), null);
    }
}
