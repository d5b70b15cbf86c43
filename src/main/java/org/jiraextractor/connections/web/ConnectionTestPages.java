package org.jiraextractor.connections.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.connections.ChangedConnection;
import org.jiraextractor.connections.Connection;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.connections.NewConnection;
import org.jiraextractor.connections.SiteQuestions;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Tests in place: of what is saved, from a list, and of what stands in a form before it is saved. */
@Path("connections")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ConnectionTestPages {

    private final Connections connections;
    private final SiteQuestions questions;
    private final ConnectionViews views;
    private final Later later;
    private final Viewer viewer;

    @Inject
    ConnectionTestPages(Connections connections, SiteQuestions questions, ConnectionViews views, Later later, Viewer viewer) {
        this.connections = connections;
        this.questions = questions;
        this.views = views;
        this.later = later;
        this.viewer = viewer;
    }

    protected ConnectionTestPages() {
        this(null, null, null, null, null);
    }

    @POST
    @Path("{id}/test")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void saved(@PathParam("id") UUID id, @HeaderParam("HX-Request") boolean htmx, @HeaderParam("Referer") String from, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        URI back = URI.create(from != null && from.endsWith("/connections/" + id) ? "/connections/" + id : "/connections");
        later.answer(answer, () -> {
            questions.test(actor, id, locale);
            return htmx ? row(actor, connections.one(actor, id), locale) : Response.seeOther(back).build();
        });
    }

    @POST
    @Path("try")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public void blank(Body body, @HeaderParam("HX-Request") boolean htmx, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        later.answer(answer, () -> {
            try {
                NewConnection typed = body.as(NewConnection.class);
                ConnectionView.Tested test = ConnectionView.Tested.of(questions.test(actor, typed, locale));
                return form(ConnectionForms.blankPage(ConnectionForms.of(typed), test, locale).with("tried", true), htmx);
            } catch (Refusal refusal) {
                return form(ConnectionForms.blankPage(Form.again(body, ConnectionPages.fixable(refusal), locale), null, locale).status(400), htmx);
            }
        });
    }

    @POST
    @Path("{id}/try")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void changed(@PathParam("id") UUID id, Body body, @HeaderParam("HX-Request") boolean htmx, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        Locale locale = viewer.locale();
        String title = connections.toChange(actor, id).name();
        later.answer(answer, () -> {
            try {
                ChangedConnection typed = body.as(ChangedConnection.class);
                ConnectionView.Tested test = ConnectionView.Tested.of(questions.test(actor, id, typed, locale));
                return form(ConnectionForms.page(id, title, ConnectionForms.of(typed), test, locale).with("tried", true), htmx);
            } catch (Refusal refusal) {
                return form(ConnectionForms.page(id, title, Form.again(body, ConnectionPages.fixable(refusal), locale), null, locale).status(400), htmx);
            }
        });
    }

    private Page row(Actor actor, Connection tested, Locale locale) {
        return Page.of("connections/list").with("rows", List.of(ConnectionRow.of(actor, tested, views.of(tested, locale)))).only("connectionRow");
    }

    private static Page form(Page page, boolean htmx) {
        return htmx ? page.only("connectionForm") : page.at(ConnectionForms.address(page));
    }
}
