package org.jiraextractor.exports.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.SavedQueries;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/** Keeping and forgetting queries in the midst of a new export: what was filled in stays. For scripts the list alone is answered. */
@Path("exports/queries")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class QueriesPages {

    private static final String NAME = "_query_name";

    private final SavedQueries queries;
    private final ExportFormParts parts;
    private final Viewer viewer;

    @Inject
    QueriesPages(SavedQueries queries, ExportFormParts parts, Viewer viewer) {
        this.queries = queries;
        this.parts = parts;
        this.viewer = viewer;
    }

    protected QueriesPages() {
        this(null, null, null);
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Page keep(Body body, @HeaderParam("HX-Request") boolean htmx) {
        Form sent = Form.sent(body);
        try {
            queries.keep(Actors.of(viewer), sent.value(NAME), connection(sent), sent.value("jql"));
            return answer(sent, htmx, null, null);
        } catch (Refusal refusal) {
            if (refusal.code() != Code.INVALID_FIELD) {
                throw refusal;
            }
            return answer(sent, htmx, sent.value(NAME), refusal.message(viewer.locale())).status(400);
        }
    }

    @POST
    @Path("{id}/delete")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Page forget(@PathParam("id") UUID id, Body body, @HeaderParam("HX-Request") boolean htmx) {
        queries.forget(Actors.of(viewer), id);
        return answer(Form.sent(body), htmx, null, null);
    }

    private Page answer(Form sent, boolean htmx, String called, String wrong) {
        Actor actor = Actors.of(viewer);
        Page page = htmx ? Page.of("exports/queries").only("queries").with("scheduling", false).with("action", "/exports") : parts.form(actor, ExportForms.again(sent, viewer.locale()), viewer.locale()).at("/exports/new");
        return parts.withQueries(page, actor, called, wrong).with("queriesOpen", true);
    }

    private static UUID connection(Form sent) {
        try {
            return UUID.fromString(String.valueOf(sent.value("connection_id")));
        } catch (IllegalArgumentException none) {
            throw new Refusal(Code.INVALID_FIELD, "export.queries.site.wrong");
        }
    }
}
