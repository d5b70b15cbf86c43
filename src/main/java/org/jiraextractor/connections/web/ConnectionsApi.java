package org.jiraextractor.connections.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** Saved sites, for programs. */
@Path("api/connections")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ConnectionsApi {

    private final Connections connections;
    private final SiteQuestions questions;
    private final ConnectionViews views;
    private final Later later;
    private final Viewer viewer;

    @Inject
    ConnectionsApi(Connections connections, SiteQuestions questions, ConnectionViews views, Later later, Viewer viewer) {
        this.connections = connections;
        this.questions = questions;
        this.views = views;
        this.later = later;
        this.viewer = viewer;
    }

    protected ConnectionsApi() {
        this(null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Slice<ConnectionView> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        List<Connection> rows = connections.newest(actor(), ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Slice<Connection> shown = Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.number()));
        return new Slice<>(views.of(shown.items(), viewer.locale()), shown.nextCursor());
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Response create(Body body) {
        Connection made = connections.create(actor(), body.as(NewConnection.class));
        return Response.created(URI.create("/api/connections/" + made.id())).entity(views.of(made, viewer.locale())).build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public ConnectionView one(@PathParam("id") UUID id) {
        return views.of(connections.one(actor(), id), viewer.locale());
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public ConnectionView replace(@PathParam("id") UUID id, Body body) {
        // what is not there, or not theirs, is told before what is wrong with the body
        connections.toChange(actor(), id);
        return views.of(connections.replace(actor(), id, body.as(ChangedConnection.class)), viewer.locale());
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void delete(@PathParam("id") UUID id) {
        connections.delete(actor(), id);
    }

    /** 200 also where the site does not answer as it should: that is what a test is for. */
    @POST
    @Path("{id}/test")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void test(@PathParam("id") UUID id, @Suspended AsyncResponse answer) {
        Actor actor = actor();
        Locale locale = viewer.locale();
        later.answer(answer, () -> questions.test(actor, id, locale));
    }

    @GET
    @Path("{id}/projects")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void projects(@PathParam("id") UUID id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor, @Suspended AsyncResponse answer) {
        Actor actor = actor();
        Slice.Ask ask = Slice.ask(limit, cursor);
        later.answer(answer, () -> part(questions.site(actor, id).projects(), ask));
    }

    @GET
    @Path("{id}/fields")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void fields(@PathParam("id") UUID id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor, @Suspended AsyncResponse answer) {
        Actor actor = actor();
        Slice.Ask ask = Slice.ask(limit, cursor);
        later.answer(answer, () -> {
            List<FieldView> fields = new ArrayList<>();
            questions.site(actor, id).fields().forEach(field -> fields.add(FieldView.of(field)));
            return part(fields, ask);
        });
    }

    private Actor actor() {
        return Actors.of(viewer);
    }

    // Jira gives both lists whole; the cursor counts what was shown
    private static <T> Slice<T> part(List<T> all, Slice.Ask ask) {
        long from = ask.after() == null ? 0 : Math.max(0, ask.after().number(0));
        List<T> rows = all.stream().skip(from).limit(ask.rows()).toList();
        return Slice.of(rows, ask, Function.identity(), last -> Cursor.of(from + ask.limit()));
    }
}
