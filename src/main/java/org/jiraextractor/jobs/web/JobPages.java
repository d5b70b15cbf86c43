package org.jiraextractor.jobs.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.jobs.JobQuery;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/** Jobs for people: the list, whose filters stand in the URL, and each job's page with its verbs. */
@Path("jobs")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class JobPages {

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
        JobQuery query = JobFilter.read(uri.getQueryParameters());
        Slice.Ask ask = Slice.ask(null, cursor);
        List<Job> found = list.newest(Actors.of(viewer), query, ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Map<UUID, String> names = people.names(found.stream().map(Job::ownerId).toList());
        Slice<JobRow> rows = Slice.of(found, ask, job -> JobRow.of(job, names.get(job.ownerId())), last -> Cursor.of(last.number()));
        return Page.of("jobs/list").with("rows", rows.items()).with("filtered", !query.equals(JobQuery.ALL))
                .with("q", query.q()).with("status", query.status() == null ? null : query.status().word()).with("states", Arrays.stream(JobState.values()).map(JobState::word).toList())
                .with("first", here(uri, null)).with("next", rows.nextCursor() == null ? null : here(uri, rows.nextCursor())).with("earlier", ask.after() != null).with("kept", faces.kept(Actors.of(viewer), found));
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

    @POST
    @Path("{id}/delete")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response delete(@PathParam("id") UUID id) {
        jobs.delete(Actors.of(viewer), id);
        return Notice.at("/jobs", "job.deleted");
    }

    /** This list from a cursor on, with its filters. */
    private static String here(UriInfo uri, String cursor) {
        StringJoiner query = new StringJoiner("&", "/jobs?", "").setEmptyValue("/jobs");
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("cursor") && !values.get(0).isBlank()) {
                // not UriBuilder: a name that a stranger chose may read as a template there
                query.add(encoded(name) + "=" + encoded(values.get(0)));
            }
        });
        return (cursor == null ? query : query.add("cursor=" + cursor)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
