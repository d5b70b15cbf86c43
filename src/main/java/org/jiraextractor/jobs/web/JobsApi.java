package org.jiraextractor.jobs.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Queried;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** {@code /api/jobs}. */
@Path("api/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JobsApi {

    private static final Set<String> LEVELS = Set.of("info", "warn", "error");

    private final Jobs jobs;
    private final JobList list;
    private final People people;
    private final Viewer viewer;

    @Inject
    public JobsApi(Jobs jobs, JobList list, People people, Viewer viewer) {
        this.jobs = jobs;
        this.list = list;
        this.people = people;
        this.viewer = viewer;
    }

    protected JobsApi() {
        this(null, null, null, null);
    }

    /** What may be changed of a job. */
    public record Change(@NotBlank @Size(max = 100) String name, UUID directoryId, @NotNull Sharing sharing, @Min(Job.FOR_EVER) @Max(Job.MOST_DAYS) Integer retentionDays) {
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    @Queried({"status", "kind", "connection_id", "directory_id", "owner", "q", "from", "to"})
    public Slice<JobView> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        List<Job> found = list.newest(actor(), JobFilter.read(uri.getQueryParameters()), ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Map<UUID, String> names = people.names(found.stream().map(Job::ownerId).toList());
        return Slice.of(found, ask, job -> JobView.of(job, names.get(job.ownerId()), viewer.locale()), last -> Cursor.of(last.number()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public JobView one(@PathParam("id") UUID id) {
        return view(jobs.one(actor(), id));
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public JobView change(@PathParam("id") UUID id, Body body) {
        Job job = jobs.toChange(actor(), id);
        Change change = body.over(new Change(job.name(), job.directoryId(), job.sharing(), job.retentionDays()));
        return view(jobs.change(actor(), id, change.name(), change.directoryId(), change.sharing(), change.retentionDays()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void delete(@PathParam("id") UUID id) {
        jobs.delete(actor(), id);
    }

    @POST
    @Path("{id}/{verb: cancel|pause|resume|retry|rerun}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response act(@PathParam("id") UUID id, @PathParam("verb") String word) {
        Verb verb = Verb.named(word);
        Job job = verb.on(jobs, actor(), id);
        Response.ResponseBuilder accepted = Response.accepted(view(job));
        return (verb == Verb.RERUN ? accepted.location(URI.create("/api/jobs/" + job.id())) : accepted).build();
    }

    @GET
    @Path("{id}/events")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Slice<EventView> events(@PathParam("id") UUID id, @QueryParam("after") String after, @QueryParam("level") String level, @QueryParam("limit") String limit,
                                   @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        List<JobEvent> found = jobs.events(actor(), id, ask.after() == null ? number("after", after) : ask.after().number(0), level(level), ask.rows());
        return Slice.of(found, ask, event -> EventView.of(event, viewer.locale()), last -> Cursor.of(last.seq()));
    }

    private static long number(String name, String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field(name, Code.INVALID_FIELD, "job.filter.after")), "problem.query");
        }
        return Long.parseLong(text);
    }

    private static String level(String text) {
        if (text != null && !LEVELS.contains(text)) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("level", Code.INVALID_FIELD, "job.filter.level")), "problem.query");
        }
        return text;
    }

    private JobView view(Job job) {
        return JobView.of(job, people.names(List.of(job.ownerId())).get(job.ownerId()), viewer.locale());
    }

    private Actor actor() {
        return Actors.of(viewer);
    }
}
