package org.jiraextractor.directories.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.directories.Directories;
import org.jiraextractor.directories.Directory;
import org.jiraextractor.directories.DirectoryDetails;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/** A directory that is said anew: renamed, moved, shared, kept for so long. */
@Path("directories/{id}/edit")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class EditDirectoryPages {

    private final Directories directories;
    private final DirectoryForms forms;
    private final Viewer viewer;

    @Inject
    EditDirectoryPages(Directories directories, DirectoryForms forms, Viewer viewer) {
        this.directories = directories;
        this.forms = forms;
        this.viewer = viewer;
    }

    protected EditDirectoryPages() {
        this(null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page filled(@PathParam("id") UUID id) {
        Actor actor = Actors.of(viewer);
        Directory kept = directories.toChange(actor, id);
        return forms.page(actor, kept, Form.of(kept.details()), viewer.locale());
    }

    @POST
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response replace(@PathParam("id") UUID id, Body body) {
        Actor actor = Actors.of(viewer);
        Directory kept = directories.toChange(actor, id);
        try {
            directories.replace(actor, id, body.as(DirectoryDetails.class));
            return Notice.at("/directories/" + id, "directory.saved");
        } catch (Refusal refusal) {
            return Response.status(400).entity(forms.page(actor, kept, Form.again(body, DirectoryForms.fixable(refusal), viewer.locale()), viewer.locale())).build();
        }
    }
}
