package org.jiraextractor.accounts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.AcceptedInvitation;
import org.jiraextractor.accounts.Forgetting;
import org.jiraextractor.accounts.Forgotten;
import org.jiraextractor.accounts.Invitations;
import org.jiraextractor.accounts.NewPassword;
import org.jiraextractor.accounts.OwnEmail;
import org.jiraextractor.accounts.Resets;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Viewer;

/** What somebody does who is not signed in yet but holds a link, or asks for one. */
@Path("api/auth")
@Produces(MediaType.APPLICATION_JSON)
public class DoorApi {

    private final Forgetting forgetting;
    private final Resets resets;
    private final Invitations invitations;
    private final OwnEmail email;
    private final Viewer viewer;

    @Inject
    public DoorApi(Forgetting forgetting, Resets resets, Invitations invitations, OwnEmail email, Viewer viewer) {
        this.forgetting = forgetting;
        this.resets = resets;
        this.invitations = invitations;
        this.email = email;
        this.viewer = viewer;
    }

    /** The token of a link. */
    public record Shown(@NotBlank @Size(max = 200) String token) {
    }

    /** 202 always. */
    @POST
    @Path("forgot")
    @PermitAll
    public Response forgot(Body body) {
        forgetting.of(body.as(Forgotten.class), viewer.address(), viewer.locale());
        return Response.accepted().build();
    }

    @POST
    @Path("reset")
    @PermitAll
    public void reset(Body body) {
        resets.reset(body.as(NewPassword.class), viewer.address(), viewer.locale());
    }

    @POST
    @Path("accept-invitation")
    @PermitAll
    public Response accept(Body body) {
        return Response.status(Response.Status.CREATED).entity(invitations.accept(body.as(AcceptedInvitation.class), viewer.address())).build();
    }

    @POST
    @Path("confirm-email")
    @PermitAll
    public void confirm(Body body) {
        email.confirm(body.as(Shown.class).token(), viewer.address(), viewer.locale());
    }
}
