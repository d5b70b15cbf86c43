package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.admin.Installation;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;

/** How the installation runs, on one page. */
@Path("admin/nodes")
public class InstallationPages {

    private final Installation installation;
    private final Viewer viewer;

    @Inject
    public InstallationPages(Installation installation, Viewer viewer) {
        this.installation = installation;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed(Role.ADMINS)
    public Page all() {
        Actor actor = Actors.of(viewer);
        return Page.of("admin/nodes").with("nodes", installation.nodes(actor)).with("queue", installation.queue(actor)).with("sites", installation.sites(actor)).with("timers", installation.timers(actor));
    }
}
