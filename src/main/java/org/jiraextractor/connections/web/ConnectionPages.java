package org.jiraextractor.connections.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Saved sites, for people. What is refused is answered by the same form, with what was typed and what is wrong beside it. */
@Path("connections")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ConnectionPages {

    private final Connections connections;
    private final ConnectionViews views;
    private final SiteQuestions questions;
    private final Viewer viewer;

    @Inject
    ConnectionPages(Connections connections, ConnectionViews views, SiteQuestions questions, Viewer viewer) {
        this.connections = connections;
        this.views = views;
        this.questions = questions;
        this.viewer = viewer;
    }

    protected ConnectionPages() {
        this(null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page list(@QueryParam("cursor") String cursor) {
        Actor actor = Actors.of(viewer);
        Slice.Ask ask = Slice.ask(null, cursor);
        List<Connection> found = connections.newest(actor, ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Slice<Connection> shown = Slice.of(found, ask, Function.identity(), last -> Cursor.of(last.number()));
        List<ConnectionView> texts = views.of(shown.items(), viewer.locale());
        List<ConnectionRow> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            rows.add(ConnectionRow.of(actor, shown.items().get(i), texts.get(i)));
        }
        return Page.of("connections/list").with("rows", rows).with("next", shown.nextCursor()).with("earlier", ask.after() != null);
    }

    @GET
    @Path("new")
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Page blank() {
        return ConnectionForms.blankPage(ConnectionForms.blank(), null, viewer.locale());
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Response create(Body body, @HeaderParam("HX-Request") boolean htmx) {
        try {
            connections.create(Actors.of(viewer), body.as(NewConnection.class));
            return saved("connection.saved", htmx);
        } catch (Refusal refusal) {
            return again(ConnectionForms.blankPage(Form.again(body, fixable(refusal), viewer.locale()), null, viewer.locale()), htmx);
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page one(@PathParam("id") UUID id) {
        Actor actor = Actors.of(viewer);
        Connection connection = connections.one(actor, id);
        ConnectionView view = views.of(connection, viewer.locale());
        if (actor.mayChange(connection.ownerId())) {
            return ConnectionForms.page(id, connection.name(), ConnectionForms.of(connection), view.lastTest(), viewer.locale()).with("pace", questions.pace(connection));
        }
        return Page.of("connections/one").with("row", ConnectionRow.of(actor, connection, view)).with("connection", view).with("pace", questions.pace(connection));
    }

    @POST
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response replace(@PathParam("id") UUID id, Body body, @HeaderParam("HX-Request") boolean htmx) {
        Actor actor = Actors.of(viewer);
        String title = connections.toChange(actor, id).name();
        try {
            connections.replace(actor, id, body.as(ChangedConnection.class));
            return saved("connection.saved", htmx);
        } catch (Refusal refusal) {
            return again(ConnectionForms.page(id, title, Form.again(body, fixable(refusal), viewer.locale()), null, viewer.locale()), htmx);
        }
    }

    @POST
    @Path("{id}/delete")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response delete(@PathParam("id") UUID id) {
        connections.delete(Actors.of(viewer), id);
        return Notice.at("/connections", "connection.deleted");
    }

    /** What the form can show and the person can put right; the rest is a page of its own. */
    static Refusal fixable(Refusal refusal) {
        if (refusal.code() == Code.INVALID_FIELD || refusal.code() == Code.UNKNOWN_FIELD || refusal.code() == Code.WRONG_STATE) {
            return refusal;
        }
        throw refusal;
    }

    private static Response again(Page page, boolean htmx) {
        return Response.status(400).entity(htmx ? page.only("connectionForm") : page.at(ConnectionForms.address(page))).build();
    }

    // a script's request would follow a 303 by itself and put a whole page into the form's place
    private static Response saved(String key, boolean htmx) {
        Response there = Notice.at("/connections", key);
        return htmx ? Response.fromResponse(there).status(200).location(null).header("HX-Redirect", "/connections").build() : there;
    }
}
