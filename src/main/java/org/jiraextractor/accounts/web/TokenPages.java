package org.jiraextractor.accounts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.ApiTokens;
import org.jiraextractor.accounts.NewToken;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A person's tokens for programs, for people. */
@Path("me/tokens")
public class TokenPages {

    private final ApiTokens tokens;
    private final Viewer viewer;

    @Inject
    public TokenPages(ApiTokens tokens, Viewer viewer) {
        this.tokens = tokens;
        this.viewer = viewer;
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page show() {
        return page(Form.empty().with("scope", "read").with("expires_in_days", "90"), null);
    }

    /** Answers the page itself rather than a way to it: the token is in no address, no cookie and no store, only here. */
    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page make(Body body) {
        try {
            Actor actor = Actors.of(viewer);
            ApiTokens.Made made = tokens.make(actor, body.as(NewToken.class));
            return page(Form.empty().with("scope", "read").with("expires_in_days", "90"), made);
        } catch (Refusal refusal) {
            return Refused.shown(page(Form.again(body, refusal, viewer.locale()), null), refusal);
        }
    }

    @POST
    @Path("{id}/revoke")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response revoke(@PathParam("id") UUID id) {
        tokens.revoke(Actors.of(viewer), id);
        return Notice.at("/me/tokens", "accounts.token.revoked");
    }

    private Page page(Form form, ApiTokens.Made made) {
        Words words = Words.of(viewer.locale());
        Map<String, String> lives = new LinkedHashMap<>();
        for (int days : new int[]{7, 30, 90, 365}) {
            lives.put(String.valueOf(days), words.say("accounts.token.days", days));
        }
        return Page.of("accounts/tokens").with("form", form).with("made", made).with("lives", lives).with("tokens", tokens.of(Actors.of(viewer)));
    }
}
