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
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.connections.SiteQuestions;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What the form of a new export asks of Jira while it is filled in. A Jira that does not answer is told where one looks, never as a failure of the page. */
@Path("exports")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ExportCheckPages {

    private final QueryTrial trial;
    private final SiteQuestions questions;
    private final Later later;
    private final Viewer viewer;

    @Inject
    ExportCheckPages(QueryTrial trial, SiteQuestions questions, Later later, Viewer viewer) {
        this.trial = trial;
        this.questions = questions;
        this.later = later;
        this.viewer = viewer;
    }

    protected ExportCheckPages() {
        this(null, null, null, null);
    }

    @POST
    @Path("check")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void check(Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        later.answer(answer, () -> {
            try {
                ExportRequest.Question question = body.as(ExportRequest.Question.class);
                CheckView check = trial.ask(actor, question);
                return Page.of("exports/check").with("check", check).with("attachments", question.include().attachments()).only("outcome");
            } catch (Refusal refusal) {
                return CheckView.refused(fillable(refusal), locale);
            }
        });
    }

    @GET
    @Path("projects")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void projects(@QueryParam("connection_id") String site, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        Page none = Page.of("exports/check").only("projects");
        later.answer(answer, () -> {
            if (site == null || site.isBlank()) {
                return none;
            }
            try {
                List<ProjectChoice> found = questions.site(actor, UUID.fromString(site)).projects().stream().map(ProjectChoice::of).toList();
                return none.with("projects", found);
            } catch (IllegalArgumentException notOurs) {
                return none;
            } catch (Refusal refusal) {
                return none.with("problem", fillable(refusal).message(locale));
            }
        });
    }

    /** What belongs beside the form. That somebody may not ask at all is an answer of its own. */
    private static Refusal fillable(Refusal refusal) {
        if (!refusal.upstream() && (refusal.code() == Code.FORBIDDEN || refusal.code() == Code.NOT_FOUND)) {
            throw refusal;
        }
        return refusal;
    }
}
