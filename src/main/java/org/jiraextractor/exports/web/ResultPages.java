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
import org.jiraextractor.exports.VerifyWork;
import org.jiraextractor.exports.keeping.Migration;
import org.jiraextractor.exports.keeping.MigrateWork;
import org.jiraextractor.exports.keeping.SweepReport;
import org.jiraextractor.exports.keeping.SweepWork;
import org.jiraextractor.exports.keeping.VerifyStoreWork;
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
        if (result == null) {
            throw new Refusal(Code.NOT_FOUND, "problem.not_found");
        }
        Page page = page(job.kind(), result.toString()).with("id", id).with("name", job.name()).with("source", job.sourceJobId());
        return htmx ? page.only("result") : page;
    }

    private static Page page(String kind, String result) {
        return switch (kind) {
            case VerifyWork.KIND -> Page.of("exports/result").with("found", Json.read(result, Verification.class));
            case SweepWork.KIND -> Page.of("exports/swept").with("report", Json.read(result, SweepReport.class));
            case MigrateWork.KIND -> Page.of("exports/moved").with("moved", Json.read(result, Migration.class));
            case VerifyStoreWork.KIND -> Page.of("exports/checked").with("found", Json.read(result, VerifyStoreWork.Found.class));
            default -> throw new Refusal(Code.NOT_FOUND, "problem.not_found");
        };
    }
}
