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
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Role;

/** {@code GET /openapi}: what the API can do, for whoever is signed in; JSON, or YAML where that is asked for. The server's own is closed. */
@Path("openapi")
@Produces({MediaType.APPLICATION_JSON, DescriptionResource.YAML})
@RequestScoped
public class DescriptionResource {

    static final String YAML = "application/yaml";

    private static final MediaType AS_YAML = MediaType.valueOf(YAML);

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
    public Response describe(@Context HttpHeaders headers) {
        // of what is wanted most the first that we have; the runtime's own choice of a variant fails where Accept-Language is nonsense
        boolean yaml = headers.getAcceptableMediaTypes().stream().filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(AS_YAML)).findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)).isPresent();
        return Response.ok(yaml ? description.yaml() : description.json(), yaml ? AS_YAML : MediaType.APPLICATION_JSON_TYPE).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
}
