package org.jiraextractor.boot.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import org.jiraextractor.accounts.Role;

import java.util.List;

/** {@code GET /openapi}: what the API can do, for whoever is signed in; JSON, or YAML where that is asked for. The server's own is closed. */
@Path("openapi")
@Produces({MediaType.APPLICATION_JSON, DescriptionResource.YAML})
@RequestScoped
public class DescriptionResource {

    static final String YAML = "application/yaml";

    private final Description description;

    @Inject
    DescriptionResource(Description description) {
        this.description = description;
    }

    protected DescriptionResource() {
        this(null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response describe(@Context Request request) {
        List<Variant> forms = Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(YAML)).build();
        Variant wanted = request.selectVariant(forms);
        boolean yaml = wanted != null && wanted.getMediaType().isCompatible(MediaType.valueOf(YAML));
        return Response.ok(yaml ? description.yaml() : description.json(), yaml ? YAML : MediaType.APPLICATION_JSON).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
}
