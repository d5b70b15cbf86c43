package org.jiraextractor.exports.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.directories.web.DirectoryChoices;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.exports.Exports;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Asking for an export, on one page. What is refused is answered by the same page, with what was typed and what is wrong beside it. */
@Path("exports")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ExportPages {

    private final Exports exports;
    private final Connections connections;
    private final Jobs jobs;
    private final DirectoryChoices directories;
    private final Later later;
    private final Viewer viewer;

    @Inject
    ExportPages(Exports exports, Connections connections, Jobs jobs, DirectoryChoices directories, Later later, Viewer viewer) {
        this.exports = exports;
        this.connections = connections;
        this.jobs = jobs;
        this.directories = directories;
        this.later = later;
        this.viewer = viewer;
    }

    protected ExportPages() {
        this(null, null, null, null, null, null);
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Page blank(@QueryParam("connection_id") String site, @QueryParam("jql") String jql, @QueryParam("directory_id") String directory, @QueryParam("from") UUID job) {
        Map<String, String> sites = ExportForms.usable(connections, Actors.of(viewer));
        Form form = job == null ? ExportForms.blank(site, jql, sites, viewer.locale()).with("directory_id", directory == null ? "" : directory) : ExportForms.of(jobs.one(Actors.of(viewer), job));
        return ExportForms.page(form, sites, viewer.locale()).with("directories", directories.toFileInto(Actors.of(viewer), viewer.locale()));
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void start(Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        later.answer(answer, () -> {
            try {
                Job job = exports.request(actor, body.as(ExportRequest.class), null);
                return Response.seeOther(URI.create("/jobs/" + job.id())).build();
            } catch (Refusal refusal) {
                return ExportForms.page(Form.again(body, ExportForms.fixable(refusal), locale), ExportForms.usable(connections, actor), locale).with("directories", directories.toFileInto(actor, locale)).status(400);
            }
        });
    }
}
