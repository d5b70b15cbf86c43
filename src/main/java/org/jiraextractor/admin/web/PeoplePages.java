package org.jiraextractor.admin.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Invitations;
import org.jiraextractor.accounts.NewUser;
import org.jiraextractor.accounts.Resets;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.UserChange;
import org.jiraextractor.accounts.UserView;
import org.jiraextractor.accounts.Users;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** People, for admins. A link that could not be mailed is shown on the page that made it, and nowhere else but the outbox. */
@Path("admin/people")
public class PeoplePages {

    private final Users users;
    private final Invitations invitations;
    private final Resets resets;
    private final Viewer viewer;

    @Inject
    public PeoplePages(Users users, Invitations invitations, Resets resets, Viewer viewer) {
        this.users = users;
        this.invitations = invitations;
        this.resets = resets;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed(Role.ADMINS)
    public Page list(@QueryParam("cursor") String cursor) {
        return list(cursor, Form.empty().with("role", "editor"), null);
    }

    @POST
    @RolesAllowed(Role.ADMINS)
    public Object invite(Body body) {
        Actor admin = adminInPerson();
        try {
            UserView.WithLink made = invitations.invite(admin, body.as(NewUser.class), viewer.locale());
            return made.link() == null ? Notice.at("/admin/people", "admin.people.invited") : list(null, Form.empty().with("role", "editor"), made);
        } catch (Refusal refusal) {
            return list(null, Form.again(body, fixable(refusal), viewer.locale()), null).status(400);
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.ADMINS)
    public Page one(@PathParam("id") UUID id) {
        UserView user = users.one(Actors.of(viewer), id);
        return one(user, Form.of(UserChange.of(user)), null);
    }

    @POST
    @Path("{id}")
    @RolesAllowed(Role.ADMINS)
    public Object change(@PathParam("id") UUID id, Body body) {
        Actor admin = adminInPerson();
        UserView user = users.one(admin, id);
        try {
            users.change(admin, id, body.as(UserChange.class));
            return Notice.at("/admin/people", "admin.people.saved");
        } catch (Refusal refusal) {
            return one(user, Form.again(body, fixable(refusal), viewer.locale()), null).status(refusal.code() == Code.WRONG_STATE ? 409 : 400);
        }
    }

    @POST
    @Path("{id}/invitation")
    @RolesAllowed(Role.ADMINS)
    public Object inviteAgain(@PathParam("id") UUID id) {
        String link = invitations.again(Actors.of(viewer), id, viewer.locale()).link();
        return link == null ? Notice.at("/admin/people/" + id, "admin.people.invited") : linked(id, link);
    }

    @POST
    @Path("{id}/reset")
    @RolesAllowed(Role.ADMINS)
    public Object reset(@PathParam("id") UUID id) {
        String link = resets.sendFor(Actors.of(viewer), id, viewer.locale());
        return link == null ? Notice.at("/admin/people/" + id, "admin.people.reset.sent") : linked(id, link);
    }

    @POST
    @Path("{id}/delete")
    @RolesAllowed(Role.ADMINS)
    public Response delete(@PathParam("id") UUID id) {
        users.delete(Actors.of(viewer), id);
        return Notice.at("/admin/people", "admin.people.deleted");
    }

    // before what is wrong with a body is told to a program that may not send one at all
    private Actor adminInPerson() {
        Actor actor = Actors.of(viewer);
        actor.requireAdminInPerson();
        return actor;
    }

    private Page linked(UUID id, String link) {
        UserView user = users.one(Actors.of(viewer), id);
        return one(user, Form.of(UserChange.of(user)), link).at("/admin/people/" + id);
    }

    private Page one(UserView user, Form form, String link) {
        return Page.of("admin/person").with("user", user).with("form", form).with("link", link).with("roles", roles());
    }

    private Page list(String cursor, Form form, UserView.WithLink made) {
        Actor actor = Actors.of(viewer);
        Slice.Ask ask = Slice.ask(null, cursor);
        List<UserView> rows = users.newest(actor, ask.after() == null ? null : ask.after().instant(0), ask.after() == null ? null : ask.after().uuid(1), ask.rows());
        Slice<UserView> shown = Slice.of(rows, ask, Function.identity(), last -> Cursor.of(last.createdAt(), last.id()));
        return Page.of("admin/people").with("users", shown.items()).with("form", form).with("made", made).with("roles", roles())
                .with("next", shown.nextCursor() == null ? null : "/admin/people?cursor=" + shown.nextCursor()).with("earlier", ask.after() != null);
    }

    private Map<String, String> roles() {
        Words words = Words.of(viewer.locale());
        Map<String, String> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            roles.put(role.word(), words.say("accounts.role." + role.word() + ".what"));
        }
        return roles;
    }

    private static Refusal fixable(Refusal refusal) {
        if (refusal.code() == Code.INVALID_FIELD || refusal.code() == Code.UNKNOWN_FIELD || refusal.code() == Code.WRONG_STATE) {
            return refusal;
        }
        throw refusal;
    }
}
