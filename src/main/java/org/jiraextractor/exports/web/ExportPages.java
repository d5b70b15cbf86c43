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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.exports.Exports;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;

import java.net.URI;
import java.util.Locale;

/** Asking for an export, on one page. What is refused is answered by the same page, with what was typed and what is wrong beside it. */
@Path("exports")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ExportPages {

    private final Exports exports;
    private final ExportFormParts parts;
    private final QueryTrial trial;
    private final Later later;
    private final Viewer viewer;

    @Inject
    ExportPages(Exports exports, ExportFormParts parts, QueryTrial trial, Later later, Viewer viewer) {
        this.exports = exports;
        this.parts = parts;
        this.trial = trial;
        this.later = later;
        this.viewer = viewer;
    }

    protected ExportPages() {
        this(null, null, null, null, null);
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Page blank(@Context UriInfo uri) {
        Actor actor = Actors.of(viewer);
        return parts.form(actor, parts.blank(actor, uri.getQueryParameters(), viewer.locale()), viewer.locale());
    }

    /** What was filled in so far, and a query that was picked, or is to be tried, without a script. */
    @POST
    @Path("new/again")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void again(Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        later.answer(answer, () -> {
            Form form = ExportForms.again(Form.sent(body), locale);
            return (form.value(QueryTrial.PRESSED) == null ? parts.form(actor, form, locale) : trial.form(actor, body, locale)).at("/exports/new");
        });
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void start(Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        later.answer(answer, () -> {
            try {
                ExportRequest request = body.as(ExportRequest.class);
                Job job = exports.request(actor, request, null);
                parts.remember(actor, request);
                return Response.seeOther(URI.create("/jobs/" + job.id())).build();
            } catch (Refusal refusal) {
                return parts.form(actor, Form.again(body, ExportForms.fixable(refusal), locale), locale).at("/exports/new").status(400);
            }
        });
    }
}
