package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.admin.AuditDesk;
import org.jiraextractor.audit.AuditEntry;
import org.jiraextractor.audit.AuditQuery;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Queried;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** The audit log, for programs, and as a file. */
@Path("api/admin/audit")
public class AuditApi {

    private final AuditDesk desk;
    private final Later later;
    private final Viewer viewer;

    @Inject
    public AuditApi(AuditDesk desk, Later later, Viewer viewer) {
        this.desk = desk;
        this.later = later;
        this.viewer = viewer;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMINS)
    @Queried({"actor", "action", "from", "to"})
    public Slice<AuditEntry> list(@Context UriInfo uri, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        AuditQuery wanted = AuditFilter.read(uri.getQueryParameters(), ZoneOffset.UTC);
        List<AuditEntry> rows = desk.newest(Actors.of(viewer), wanted, ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        return Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.number()));
    }

    /** Streamed: however long the log is, little of it is in memory. */
    @GET
    @Path("csv")
    @RolesAllowed(Role.ADMINS)
    @Queried({"actor", "action", "from", "to"})
    public void csv(@Context UriInfo uri, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        AuditQuery wanted = AuditFilter.read(uri.getQueryParameters(), viewer.zone());
        later.answer(answer, () -> {
            desk.takenAlong(actor);
            StreamingOutput csv = out -> desk.csv(wanted, out);
            return Response.ok(csv, "text/csv;charset=UTF-8").header("Content-Disposition", "attachment; filename=\"audit.csv\"").build();
        });
    }
}
