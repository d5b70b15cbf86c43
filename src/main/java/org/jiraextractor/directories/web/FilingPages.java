package org.jiraextractor.directories.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.directories.Directories;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** In which directory a job is filed, and moving it: a part of the job's page, and a page of its own where there is no script. */
@Path("jobs/{id}/directory")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class FilingPages {

    private final Jobs jobs;
    private final Directories directories;
    private final DirectoryViews views;
    private final DirectoryChoices choices;
    private final Viewer viewer;

    @Inject
    FilingPages(Jobs jobs, Directories directories, DirectoryViews views, DirectoryChoices choices, Viewer viewer) {
        this.jobs = jobs;
        this.directories = directories;
        this.views = views;
        this.choices = choices;
        this.viewer = viewer;
    }

    protected FilingPages() {
        this(null, null, null, null, null);
    }

    /** @param directoryId null: in none */
    public record Move(UUID directoryId) {
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page filed(@PathParam("id") UUID id, @HeaderParam("HX-Request") boolean htmx) {
        Actor actor = Actors.of(viewer);
        Job job = jobs.one(actor, id);
        Page page = page(actor, job, Form.empty().with("directory_id", job.directoryId() == null ? "" : job.directoryId().toString()));
        return htmx ? page.only("filed") : page;
    }

    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response move(@PathParam("id") UUID id, Body body) {
        Actor actor = Actors.of(viewer);
        Job job = jobs.toChange(actor, id);
        try {
            jobs.file(actor, id, body.as(Move.class).directoryId());
            return Notice.at("/jobs/" + id, "directory.moved");
        } catch (Refusal refusal) {
            return Response.status(400).entity(page(actor, job, Form.again(body, DirectoryForms.fixable(refusal), viewer.locale()))).build();
        }
    }

    private Page page(Actor actor, Job job, Form form) {
        DirectoryRow in = in(actor, job);
        return Page.of("directories/filed").with("id", job.id()).with("name", job.name()).with("place", in).with("hidden", job.directoryId() != null && in == null)
                .with("form", form).with("mayMove", actor.mayChange(job.ownerId())).with("choices", choices(actor, job, in));
    }

    /** The one that it is in stays one of them, also where it is not shared for use any more. */
    private Map<String, String> choices(Actor actor, Job job, DirectoryRow in) {
        Map<String, String> all = choices.toFileInto(actor, viewer.locale());
        if (job.directoryId() == null || all.containsKey(job.directoryId().toString())) {
            return all;
        }
        Words words = Words.of(viewer.locale());
        Map<String, String> more = new LinkedHashMap<>(all);
        more.putIfAbsent("", words.say("directory.choose.none"));
        more.put(job.directoryId().toString(), in == null ? words.say("directory.in.hidden") : in.label());
        return more;
    }

    /** Null where it is in none, or in one that this person may not see. */
    private DirectoryRow in(Actor actor, Job job) {
        try {
            return job.directoryId() == null ? null : views.row(actor, directories.one(actor, job.directoryId()));
        } catch (Refusal refusal) {
            if (refusal.code() == Code.NOT_FOUND) {
                return null;
            }
            throw refusal;
        }
    }
}
