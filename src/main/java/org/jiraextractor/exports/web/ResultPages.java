package org.jiraextractor.exports.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.Verification;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/** What verifying told, in words. A part of the job's page, and a page of its own where there is no script. */
@Path("jobs/{id}/result")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ResultPages {

    private final Jobs jobs;
    private final Viewer viewer;

    @Inject
    ResultPages(Jobs jobs, Viewer viewer) {
        this.jobs = jobs;
        this.viewer = viewer;
    }

    protected ResultPages() {
        this(null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page result(@PathParam("id") UUID id, @HeaderParam("HX-Request") boolean htmx) {
        Job job = jobs.one(Actors.of(viewer), id);
        JsonNode result = job.result();
        if (result == null || !result.has("mismatches")) {
            throw new Refusal(Code.NOT_FOUND, "problem.not_found");
        }
        Page page = Page.of("exports/result").with("id", id).with("name", job.name()).with("source", job.sourceJobId())
                .with("found", Json.read(result.toString(), Verification.class));
        return htmx ? page.only("result") : page;
    }
}
