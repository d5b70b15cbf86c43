package org.jiraextractor.jobs.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** One verb for several jobs that were chosen in the list: first what it would do, in figures, then the deed. */
@Path("jobs/many")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ManyJobsPages {

    /** More than a page of the list holds. */
    private static final int MOST = 200;

    private final Jobs jobs;
    private final JobList list;
    private final Viewer viewer;

    @Inject
    ManyJobsPages(Jobs jobs, JobList list, Viewer viewer) {
        this.jobs = jobs;
        this.list = list;
        this.viewer = viewer;
    }

    protected ManyJobsPages() {
        this(null, null, null);
    }

    /** @param back the list as it was, to go back to */
    public record Choice(@NotNull ManyVerb verb, @NotNull @Size(max = MOST) List<@NotNull UUID> job, @Pattern(regexp = "/jobs(\\?[!-~]{0,2000})?") String back) {
        String way() {
            return back == null ? "/jobs" : back;
        }
    }

    /** One that was left as it was, and why. */
    public record Left(JobRow job, String why) {
    }

    /** Asks: what would be done with how many, and which cannot. */
    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Object ask(Body body) {
        Actor actor = Actors.of(viewer);
        Choice choice = body.as(Choice.class);
        List<Job> chosen = list.these(actor, new LinkedHashSet<>(choice.job()));
        return chosen.isEmpty() ? Notice.at(choice.way(), "job.many.none") : page(actor, choice, chosen.stream().filter(job -> choice.verb().fits(job, actor)).toList(),
                chosen.stream().filter(job -> !choice.verb().fits(job, actor)).map(job -> new Left(JobRow.of(job, null, actor), null)).toList(), false);
    }

    /** Does it, each for itself: what one refuses holds up no other. */
    @POST
    @Path("do")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Object act(Body body) {
        Actor actor = Actors.of(viewer);
        Choice choice = body.as(Choice.class);
        List<Job> done = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Job job : list.these(actor, new LinkedHashSet<>(choice.job()))) {
            try {
                choice.verb().on(jobs, actor, job.id());
                done.add(job);
            } catch (Refusal refusal) {
                left.add(new Left(JobRow.of(job, null, actor), refusal.message(viewer.locale())));
            }
        }
        return left.isEmpty() ? Notice.at(choice.way(), done.isEmpty() ? "job.many.none" : "job.many." + choice.verb().word() + ".done") : page(actor, choice, done, left, true);
    }

    private static Page page(Actor actor, Choice choice, List<Job> fitting, List<Left> left, boolean done) {
        List<JobRow> rows = fitting.stream().map(job -> JobRow.of(job, null, actor)).toList();
        return Page.of("jobs/many").at(choice.way()).with("verb", choice.verb().word()).with("back", choice.way()).with("rows", rows).with("left", left).with("done", done)
                .with("files", rows.stream().mapToLong(JobRow::files).sum()).with("bytes", rows.stream().mapToLong(row -> row.bytes() == null ? 0 : row.bytes()).sum());
    }
}
