package org.jiraextractor.exports.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.page.ViewerSnapshot;
import org.jiraextractor.schedules.Plans;
import org.jiraextractor.schedules.Schedule;
import org.jiraextractor.schedules.Schedules;
import org.jiraextractor.words.Refusal;

import java.time.Clock;
import java.util.UUID;

/** A schedule that is there, to be changed by who may. What the form does not show stays as it is. */
@Path("schedules/{id}/edit")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class EditSchedulePages {

    private final Schedules schedules;
    private final Plans plans;
    private final ExportFormParts parts;
    private final Later later;
    private final Viewer viewer;
    private final Clock clock;

    @Inject
    EditSchedulePages(Schedules schedules, Plans plans, ExportFormParts parts, Later later, Viewer viewer, Clock clock) {
        this.schedules = schedules;
        this.plans = plans;
        this.parts = parts;
        this.later = later;
        this.viewer = viewer;
        this.clock = clock;
    }

    protected EditSchedulePages() {
        this(null, null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page edit(@PathParam("id") UUID id) {
        Actor actor = Actors.of(viewer);
        Schedule kept = schedules.changeable(actor, id);
        return page(kept, ScheduleForms.of(kept), actor, viewer.snapshot());
    }

    /** What was filled in so far; a preset that was chosen without a script. */
    @POST
    @Path("again")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page again(@PathParam("id") UUID id, Body body) {
        Actor actor = Actors.of(viewer);
        return page(schedules.changeable(actor, id), ScheduleForms.again(ExportForms.again(Form.sent(body), viewer.locale()), viewer.zone()), actor, viewer.snapshot()).at("/schedules/" + id + "/edit");
    }

    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void save(@PathParam("id") UUID id, Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        ViewerSnapshot who = viewer.snapshot();
        later.answer(answer, () -> {
            Schedule kept = schedules.changeable(actor, id);
            try {
                schedules.replace(actor, id, plans.changed(actor, id, body.part(ScheduleForms.PART).onto(kept.details()),
                        () -> body.but(ScheduleForms.PART).onto(ScheduleForms.request(kept)), who.zone()));
                return Notice.at("/schedules/" + id, "schedule.saved");
            } catch (Refusal refusal) {
                return page(kept, Form.again(body, ExportForms.fixable(refusal), who.locale()), actor, who).status(400);
            }
        });
    }

    private Page page(Schedule kept, Form form, Actor actor, ViewerSnapshot who) {
        return parts.on(ScheduleForms.page(kept, form, parts.sites(actor), who, clock.instant()), actor, who.locale());
    }
}
