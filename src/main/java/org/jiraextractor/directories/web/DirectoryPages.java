package org.jiraextractor.directories.web;

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
import org.jiraextractor.accounts.People;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.directories.Directories;
import org.jiraextractor.directories.Directory;
import org.jiraextractor.directories.NamePattern;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.jobs.JobQuery;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Directories for people: the tree, and the page of one with what is filed in it. */
@Path("directories")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class DirectoryPages {

    /** More than this on one page nobody reads, and only admins of many people ever have. */
    private static final int MOST = 1_000;

    private final Directories directories;
    private final DirectoryViews views;
    private final JobList jobs;
    private final People people;
    private final Viewer viewer;
    private final Clock clock;

    @Inject
    DirectoryPages(Directories directories, DirectoryViews views, JobList jobs, People people, Viewer viewer, Clock clock) {
        this.directories = directories;
        this.views = views;
        this.jobs = jobs;
        this.people = people;
        this.viewer = viewer;
        this.clock = clock;
    }

    protected DirectoryPages() {
        this(null, null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page tree() {
        Actor actor = Actors.of(viewer);
        List<Directory> found = directories.newest(actor, Long.MAX_VALUE, MOST + 1);
        List<Directory> shown = found.subList(0, Math.min(MOST, found.size()));
        return Page.of("directories/list").with("rows", Forest.of(views.rows(actor, shown), viewer.locale())).with("cut", found.size() > MOST).with("most", MOST);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page one(@PathParam("id") UUID id, @QueryParam("cursor") String cursor) {
        Actor actor = Actors.of(viewer);
        Slice.Ask ask = Slice.ask(null, cursor);
        DirectoryRow row = views.row(actor, directories.one(actor, id));
        JobQuery here = new JobQuery(null, null, null, id, null, null, null, null);
        List<Job> found = jobs.newest(actor, here, ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Map<UUID, String> names = people.names(found.stream().map(Job::ownerId).toList());
        Slice<FiledRow> filed = Slice.of(found, ask, job -> FiledRow.of(actor, job, names.get(job.ownerId()), clock.instant()), last -> Cursor.of(last.number()));
        boolean whole = ask.after() == null && filed.nextCursor() == null;
        return Page.of("directories/one").with("row", row).with("inside", Forest.of(views.rows(actor, directories.inside(actor, id)), viewer.locale()))
                .with("filed", filed.items()).with("next", filed.nextCursor()).with("earlier", ask.after() != null).with("hidden", whole ? Math.max(0, row.directory().jobs() - filed.items().size()) : 0)
                .with("example", new NamePattern(row.directory().effectiveNamePattern()).fill("alpha", LocalDateTime.ofInstant(clock.instant(), viewer.zone())));
    }

    @POST
    @Path("{id}/delete")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response delete(@PathParam("id") UUID id) {
        Actor actor = Actors.of(viewer);
        UUID parent = directories.toChange(actor, id).parentId();
        directories.delete(actor, id);
        return Notice.at(parent == null ? "/directories" : "/directories/" + parent, "directory.deleted");
    }
}
