package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.admin.OutboxDesk;
import org.jiraextractor.messaging.OutboxEntry;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** Messages that wait, were sent, or could not be, for programs; and whether mail works. */
@Path("api/admin")
@Produces(MediaType.APPLICATION_JSON)
public class OutboxApi {

    private final OutboxDesk desk;
    private final Later later;
    private final Viewer viewer;

    @Inject
    public OutboxApi(OutboxDesk desk, Later later, Viewer viewer) {
        this.desk = desk;
        this.later = later;
        this.viewer = viewer;
    }

    /** Where a test goes. */
    public record To(@NotBlank @Size(max = 254) String to) {
    }

    @GET
    @Path("outbox")
    @RolesAllowed(Role.ADMINS)
    public Slice<OutboxEntry> list(@QueryParam("state") String state, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        List<OutboxEntry> rows = desk.newest(Actors.of(viewer), States.checked(state), ask.after() == null ? Long.MAX_VALUE : ask.after().number(0), ask.rows());
        return Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.number()));
    }

    @POST
    @Path("outbox/{id}/again")
    @RolesAllowed(Role.ADMINS)
    public void again(@PathParam("id") UUID id) {
        desk.again(Actors.of(viewer), id);
    }

    @POST
    @Path("mail/test")
    @RolesAllowed(Role.ADMINS)
    public void test(Body body, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        String to = body.as(To.class).to();
        Locale language = viewer.locale();
        later.answer(answer, () -> desk.tryMail(actor, to, language));
    }
}
