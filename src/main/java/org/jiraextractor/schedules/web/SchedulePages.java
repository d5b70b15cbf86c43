package org.jiraextractor.schedules.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.schedules.Schedule;
import org.jiraextractor.schedules.Schedules;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Schedules for people: the list, the page of one with its verbs, and the next times while one types. */
@Path("schedules")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class SchedulePages {

    private static final int RESULTS = 30;

    /** Where a schedule exports from. */
    public record Site(UUID id, String name) {
    }

    private final Schedules schedules;
    private final Connections connections;
    private final ScheduleViews views;
    private final Viewer viewer;
    private final Clock clock;

    @Inject
    SchedulePages(Schedules schedules, Connections connections, ScheduleViews views, Viewer viewer, Clock clock) {
        this.schedules = schedules;
        this.connections = connections;
        this.views = views;
        this.viewer = viewer;
        this.clock = clock;
    }

    protected SchedulePages() {
        this(null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page list(@QueryParam("cursor") String cursor) {
        Actor actor = Actors.of(viewer);
        Slice.Ask ask = Slice.ask(null, cursor);
        List<Schedule> found = schedules.newest(actor, ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Slice<Schedule> shown = Slice.of(found, ask, Function.identity(), last -> Cursor.of(last.number()));
        return Page.of("schedules/list").with("rows", views.rows(actor, shown.items(), viewer.locale(), ScheduleViews.DOTS))
                .with("next", shown.nextCursor()).with("earlier", ask.after() != null);
    }

    /** For the form, while one types; the names are those of its fields. */
    @GET
    @Path("preview")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page preview(@QueryParam("schedule.cron") String cron, @QueryParam("schedule.time_zone") String zone) {
        return RhythmPart.on(Page.of("schedules/rhythm").only("rhythm"), cron, zone, viewer.zone(), clock.instant(), viewer.locale());
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page one(@PathParam("id") UUID id) {
        Actor actor = Actors.of(viewer);
        Schedule schedule = schedules.one(actor, id);
        List<Instant> next = schedule.enabled() && schedule.nextRunAt() != null ? schedule.rhythm().next(schedule.nextRunAt().minusMillis(1), Preview.USUAL) : List.of();
        return Page.of("schedules/one").with("row", views.rows(actor, List.of(schedule), viewer.locale(), RESULTS).get(0))
                .with("upcoming", Upcoming.of(next, schedule.rhythm().zone(), viewer.locale())).with("site", site(actor, schedule));
    }

    /** Null where it is gone, or not theirs to see. */
    private Site site(Actor actor, Schedule schedule) {
        return schedule.connectionId() == null ? null : connections.among(actor, List.of(schedule.connectionId())).stream().map(found -> new Site(found.id(), found.name())).findFirst().orElse(null);
    }

    @POST
    @Path("{id}/run")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response run(@PathParam("id") UUID id) {
        schedules.run(Actors.of(viewer), id);
        return Notice.at("/schedules/" + id, "schedule.started");
    }

    @POST
    @Path("{id}/{verb: pause|resume}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response enable(@PathParam("id") UUID id, @PathParam("verb") String verb) {
        boolean pause = verb.equals("pause");
        if (pause) {
            schedules.pause(Actors.of(viewer), id);
        } else {
            schedules.resume(Actors.of(viewer), id);
        }
        return Notice.at("/schedules/" + id, pause ? "schedule.paused" : "schedule.resumed");
    }

    @POST
    @Path("{id}/delete")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response delete(@PathParam("id") UUID id) {
        schedules.delete(Actors.of(viewer), id);
        return Notice.at("/schedules", "schedule.deleted");
    }
}
