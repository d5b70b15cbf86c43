package org.jiraextractor.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.ApiTokens;
import org.jiraextractor.accounts.NewToken;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.TokenView;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.util.UUID;

/** A person's tokens for programs. Programs themselves may not come here. */
@Path("api/tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensApi {

    private final ApiTokens tokens;
    private final Viewer viewer;

    @Inject
    public TokensApi(ApiTokens tokens, Viewer viewer) {
        this.tokens = tokens;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Slice<TokenView> list() {
        return new Slice<>(tokens.of(Actors.of(viewer)), null);
    }

    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response make(Body body) {
        Actor actor = Actors.of(viewer);
        actor.requireInPerson();
        return Response.status(Response.Status.CREATED).entity(tokens.make(actor, body.as(NewToken.class))).build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(Actors.of(viewer), id);
    }
}
