package org.jiraextractor.home.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;

/** The first page; on an empty system it is three steps to the first export. */
@Path("")
public class HomePage {

    private final Viewer viewer;
    private final HomeFaces faces;

    @Inject
    public HomePage(Viewer viewer, HomeFaces faces) {
        this.viewer = viewer;
        this.faces = faces;
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page home() {
        return faces.page(Actors.of(viewer));
    }
}
