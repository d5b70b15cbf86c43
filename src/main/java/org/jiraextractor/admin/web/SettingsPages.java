package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.admin.SettingsDesk;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.settings.Setting;
import org.jiraextractor.settings.SettingView;
import org.jiraextractor.words.Refusal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Settings as a form: all of them are saved together. */
@Path("admin/settings")
public class SettingsPages {

    private final SettingsDesk desk;
    private final Viewer viewer;

    @Inject
    public SettingsPages(SettingsDesk desk, Viewer viewer) {
        this.desk = desk;
        this.viewer = viewer;
    }

    /** As the form sends them. */
    public record All(Integer retentionDays, Integer rawDays, Integer eventsPerJob) {

        Map<Setting, Integer> values() {
            Map<Setting, Integer> values = new EnumMap<>(Setting.class);
            values.put(Setting.RETENTION_DAYS, retentionDays);
            values.put(Setting.RAW_DAYS, rawDays);
            values.put(Setting.EVENTS_PER_JOB, eventsPerJob);
            return values;
        }
    }

    @GET
    @RolesAllowed(Role.ADMINS)
    public Page show() {
        Form form = Form.empty();
        for (SettingView setting : desk.all(Actors.of(viewer))) {
            form = form.with(setting.key(), setting.value() == null ? "" : setting.value().toString());
        }
        return page(form);
    }

    @POST
    @RolesAllowed(Role.ADMINS)
    public Object save(Body body) {
        Actor actor = Actors.of(viewer);
        actor.requireAdminInPerson();
        try {
            for (Setting setting : Setting.values()) {
                body.having(setting.key());
            }
            desk.set(actor, body.as(All.class).values());
            return Notice.at("/admin/settings", "settings.saved");
        } catch (Refusal refusal) {
            return page(Form.again(body, refusal, viewer.locale())).status(400);
        }
    }

    private static Page page(Form form) {
        return Page.of("admin/settings").with("form", form).with("settings", List.of(Setting.values()));
    }
}
