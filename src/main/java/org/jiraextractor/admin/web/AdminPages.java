package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.admin.OutboxDesk;
import org.jiraextractor.messaging.OutboxEntry;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The way into the console, and the outbox. */
@Path("admin")
public class AdminPages {

    private final OutboxDesk desk;
    private final Viewer viewer;

    @Inject
    public AdminPages(OutboxDesk desk, Viewer viewer) {
        this.desk = desk;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed(Role.ADMINS)
    public Page home() {
        return Page.of("admin/home");
    }

    @GET
    @Path("outbox")
    @RolesAllowed(Role.ADMINS)
    public Page outbox(@QueryParam("state") String wanted, @QueryParam("cursor") String cursor) {
        String state = States.checked(wanted);
        Slice.Ask ask = Slice.ask(null, cursor);
        List<OutboxEntry> rows = desk.newest(Actors.of(viewer), state, ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        Slice<OutboxEntry> shown = Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.number()));
        String here = "/admin/outbox" + (state == null ? "" : "?state=" + state);
        return Page.of("admin/outbox").with("entries", shown.items()).with("state", state).with("states", States.ALL).with("mails", desk.mails()).with("mailsLinks", desk.mailsLinks())
                .with("first", here).with("next", shown.nextCursor() == null ? null : here + (state == null ? "?" : "&") + "cursor=" + shown.nextCursor()).with("earlier", ask.after() != null);
    }

    @POST
    @Path("outbox/{id}/again")
    @RolesAllowed(Role.ADMINS)
    public Response again(@PathParam("id") UUID id) {
        desk.again(Actors.of(viewer), id);
        return Notice.at("/admin/outbox", "admin.outbox.goes");
    }
}
