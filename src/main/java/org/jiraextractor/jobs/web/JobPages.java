package org.jiraextractor.jobs.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.People;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.jobs.JobQuery;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.jobs.Order;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Jobs for people: the list, whose filters stand in the URL, and each job's page with its verbs. */
@Path("jobs")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class JobPages {

    private static final List<String> KINDS = List.of("export", "verify", "convert", "sweep", "migrate", "verify_store");

    private final Jobs jobs;
    private final JobList list;
    private final JobFaces faces;
    private final People people;
    private final Viewer viewer;

    @Inject
    JobPages(Jobs jobs, JobList list, JobFaces faces, People people, Viewer viewer) {
        this.jobs = jobs;
        this.list = list;
        this.faces = faces;
        this.people = people;
        this.viewer = viewer;
    }

    protected JobPages() {
        this(null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page list(@QueryParam("cursor") String cursor, @Context UriInfo uri) {
        Actor actor = Actors.of(viewer);
        JobQuery query = JobFilter.read(uri.getQueryParameters(), viewer.zone());
        Order order = order(uri.getQueryParameters().getFirst(ListAddress.SORT));
        Slice.Ask ask = Slice.ask(null, cursor);
        List<Job> found = list.sorted(actor, query, order, ask.after() == null ? null : new JobList.Last(ask.after().text(1), ask.after().number(0)), ask.rows());
        Map<UUID, String> names = people.names(found.stream().map(Job::ownerId).toList());
        Slice<JobRow> rows = Slice.of(found, ask, job -> JobRow.of(job, names.get(job.ownerId()), actor), last -> Cursor.of(last.number(), last.name()));
        ListAddress here = ListAddress.of(uri.getQueryParameters());
        return Page.of("jobs/list").with("rows", rows.items()).with("filters", here.filters()).with("sort", order.word()).with("here", here.toString())
                .with("byName", here.with(ListAddress.SORT, order == Order.NAME ? Order.NAME_DOWN.word() : Order.NAME.word()).toString())
                .with("byAge", here.with(ListAddress.SORT, order == Order.NEWEST ? Order.OLDEST.word() : null).toString())
                .with("states", Arrays.stream(JobState.values()).map(JobState::word).toList()).with("kinds", KINDS).with("choosing", rows.items().stream().anyMatch(JobRow::mine))
                .with("first", here.toString()).with("next", rows.nextCursor() == null ? null : here.with("cursor", rows.nextCursor()).toString()).with("earlier", ask.after() != null).with("kept", faces.kept(actor, found)).with("live", ListStream.address(rows.items()));
    }

    private static Order order(String word) {
        try {
            return word == null || word.isBlank() ? Order.NEWEST : Order.of(word);
        } catch (IllegalArgumentException none) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field(ListAddress.SORT, Code.INVALID_FIELD, "job.filter.sort")), "problem.query");
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page one(@PathParam("id") UUID id, @QueryParam("level") String level) {
        Actor actor = Actors.of(viewer);
        return faces.page(actor, faces.face(actor, id, viewer.locale()), level, viewer.locale()).with("kept", faces.kept(actor, id));
    }

    @POST
    @Path("{id}/{verb: cancel|pause|resume|retry|rerun}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response act(@PathParam("id") UUID id, @PathParam("verb") String word) {
        Job job = Verb.named(word).on(jobs, Actors.of(viewer), id);
        return Response.seeOther(URI.create("/jobs/" + job.id())).build();
    }

    /** @param days as the API's {@code retention_days} */
    public record Keep(@Min(Job.FOR_EVER) @Max(Job.MOST_DAYS) Integer days) {
    }

    @POST
    @Path("{id}/keep")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response keep(@PathParam("id") UUID id, Body body) {
        jobs.toChange(Actors.of(viewer), id);
        jobs.keep(Actors.of(viewer), id, body.as(Keep.class).days());
        return Notice.at("/jobs/" + id, "job.keep.done");
    }

    /** What its owner calls it, and lets others do with it. */
    public record Change(@NotBlank @Size(max = 100) String name, @NotNull Sharing sharing) {
    }

    @POST
    @Path("{id}/change")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response change(@PathParam("id") UUID id, Body body) {
        Actor actor = Actors.of(viewer);
        jobs.toChange(actor, id);
        Change change = body.as(Change.class);
        jobs.change(actor, id, change.name(), change.sharing());
        return Notice.at("/jobs/" + id, "job.changed");
    }

    @POST
    @Path("{id}/delete")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response delete(@PathParam("id") UUID id) {
        jobs.delete(Actors.of(viewer), id);
        return Notice.at("/jobs", "job.deleted");
    }
}
