package org.jiraextractor.exports.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
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

/** A new schedule: the page of a new export, and when. */
@Path("schedules/new")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class NewSchedulePages {

    private final Schedules schedules;
    private final Plans plans;
    private final ExportFormParts parts;
    private final Later later;
    private final Viewer viewer;
    private final Clock clock;

    @Inject
    NewSchedulePages(Schedules schedules, Plans plans, ExportFormParts parts, Later later, Viewer viewer, Clock clock) {
        this.schedules = schedules;
        this.plans = plans;
        this.parts = parts;
        this.later = later;
        this.viewer = viewer;
        this.clock = clock;
    }

    protected NewSchedulePages() {
        this(null, null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Page blank(@Context UriInfo uri) {
        Actor actor = Actors.of(viewer);
        return page(ScheduleForms.blank(parts.blank(actor, uri.getQueryParameters(), viewer.locale()), viewer.zone()), actor, viewer.snapshot());
    }

    /** What was filled in so far, here or for a single export; a preset that was chosen without a script. */
    @POST
    @Path("again")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Page again(Body body) {
        return page(ScheduleForms.again(ExportForms.again(Form.sent(body), viewer.locale()), viewer.zone()), Actors.of(viewer), viewer.snapshot()).at("/schedules/new");
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void create(Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        ViewerSnapshot who = viewer.snapshot();
        later.answer(answer, () -> {
            try {
                Schedule made = schedules.create(actor, plans.fresh(actor, body.part(ScheduleForms.PART), () -> body.but(ScheduleForms.PART), who.zone()));
                return Notice.at("/schedules/" + made.id(), "schedule.saved");
            } catch (Refusal refusal) {
                return page(Form.again(body, ExportForms.fixable(refusal), who.locale()), actor, who).status(400);
            }
        });
    }

    private Page page(Form form, Actor actor, ViewerSnapshot who) {
        return parts.on(ScheduleForms.page(null, form, parts.sites(actor), who, clock.instant()), actor, who.locale());
    }
}
