package org.jiraextractor.schedules.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.web.JobView;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.schedules.Missed;
import org.jiraextractor.schedules.Overlap;
import org.jiraextractor.schedules.Plans;
import org.jiraextractor.schedules.Schedule;
import org.jiraextractor.schedules.Schedules;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** {@code /api/schedules}. A body is a schedule whose {@code request} is the body that its kind of job takes. */
@Path("api/schedules")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class SchedulesApi {

    private static final String REQUEST = "request";

    private final Schedules schedules;
    private final Plans plans;
    private final ScheduleViews views;
    private final Later later;
    private final Viewer viewer;

    @Inject
    SchedulesApi(Schedules schedules, Plans plans, ScheduleViews views, Later later, Viewer viewer) {
        this.schedules = schedules;
        this.plans = plans;
        this.views = views;
        this.later = later;
        this.viewer = viewer;
    }

    protected SchedulesApi() {
        this(null, null, null, null, null);
    }

    /** All that a body may say: what a patch is laid onto, and what the description of the API is held against. It is read in two parts, since the request is its kind's. */
    record Whole(@NotBlank @Size(min = 1, max = 100) String name, @NotBlank @Size(min = 1, max = 100) String cron, String timeZone, Boolean enabled, @NotNull JsonNode request, Overlap overlap,
                 Missed missed, Sharing sharing) {
        static Whole of(Schedule kept) {
            return new Whole(kept.name(), kept.cron(), kept.timeZone(), kept.enabled(), kept.request(), kept.overlap(), kept.missed(), kept.sharing());
        }
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Slice<ScheduleView> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        List<Schedule> rows = schedules.newest(actor(), ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Slice<Schedule> shown = Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.number()));
        return new Slice<>(views.of(shown.items(), viewer.locale()), shown.nextCursor());
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void create(Body body, @Suspended AsyncResponse answer) {
        Actor actor = actor();
        Locale locale = viewer.locale();
        ZoneId zone = viewer.zone();
        later.answer(answer, () -> {
            Schedule made = schedules.create(actor, plans.fresh(actor, body.but(REQUEST), () -> body.part(REQUEST), zone));
            return Response.created(URI.create("/api/schedules/" + made.id())).type(MediaType.APPLICATION_JSON).entity(views.of(made, locale)).build();
        });
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public ScheduleView one(@PathParam("id") UUID id) {
        return views.of(schedules.one(actor(), id), viewer.locale());
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void replace(@PathParam("id") UUID id, Body body, @Suspended AsyncResponse answer) {
        change(id, body, false, answer);
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void patch(@PathParam("id") UUID id, Body body, @Suspended AsyncResponse answer) {
        change(id, body, true, answer);
    }

    private void change(UUID id, Body body, boolean patch, AsyncResponse answer) {
        Actor actor = actor();
        Locale locale = viewer.locale();
        ZoneId zone = viewer.zone();
        later.answer(answer, () -> {
            // what is not there, or not theirs, is told before what is wrong with the body
            Schedule kept = schedules.one(actor, id);
            Body wanted = patch ? body.onto(Whole.of(kept)) : body;
            return views.of(schedules.replace(actor, id, plans.changed(actor, id, wanted.but(REQUEST), () -> wanted.part(REQUEST), zone)), locale);
        });
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void delete(@PathParam("id") UUID id) {
        schedules.delete(actor(), id);
    }

    /** The job is its owner's, whoever runs it. */
    @POST
    @Path("{id}/run")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response run(@PathParam("id") UUID id) {
        Actor actor = actor();
        Schedules.Started started = schedules.run(actor, id);
        return JobView.accepted(started.job(), started.owner(), viewer.locale());
    }

    private Actor actor() {
        return Actors.of(viewer);
    }
}
