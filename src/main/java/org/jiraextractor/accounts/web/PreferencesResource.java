package org.jiraextractor.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Accounts;
import org.jiraextractor.accounts.Preferences;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Viewer;

/** What the person who asks prefers; PATCH merges (RFC 7396). */
@Path("api/me/preferences")
@Produces(MediaType.APPLICATION_JSON)
public class PreferencesResource {

    private final Accounts accounts;
    private final Viewer viewer;

    @Inject
    public PreferencesResource(Accounts accounts, Viewer viewer) {
        this.accounts = accounts;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Preferences read() {
        return accounts.preferences(viewer.id());
    }

    @PATCH
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Preferences change(Body body) {
        return accounts.prefer(viewer.id(), body.over(accounts.preferences(viewer.id())));
    }
}
