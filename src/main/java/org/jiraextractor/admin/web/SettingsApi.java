package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.admin.SettingsDesk;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.settings.SettingView;

/** Settings, for programs. */
@Path("api/config")
@Produces(MediaType.APPLICATION_JSON)
public class SettingsApi {

    private final SettingsDesk desk;
    private final Viewer viewer;

    @Inject
    public SettingsApi(SettingsDesk desk, Viewer viewer) {
        this.desk = desk;
        this.viewer = viewer;
    }

    /** What a setting should be. */
    public record SettingValue(Integer value) {
    }

    @GET
    @RolesAllowed(Role.ADMINS)
    public Slice<SettingView> list() {
        return new Slice<>(desk.all(Actors.of(viewer)), null);
    }

    @GET
    @Path("{key}")
    @RolesAllowed(Role.ADMINS)
    public SettingView one(@PathParam("key") String key) {
        return desk.one(Actors.of(viewer), key);
    }

    @PUT
    @Path("{key}")
    @RolesAllowed(Role.ADMINS)
    public SettingView set(@PathParam("key") String key, Body body) {
        Actor actor = Actors.of(viewer);
        // before what is wrong with a body is told to a program that may not send one at all
        actor.requireAdminInPerson();
        return desk.set(actor, key, body.having("value").as(SettingValue.class).value());
    }
}
