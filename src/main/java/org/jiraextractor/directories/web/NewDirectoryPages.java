package org.jiraextractor.directories.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.directories.Directories;
import org.jiraextractor.directories.DirectoryDetails;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Notice;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Refusal;

/** A new directory. */
@Path("directories/new")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class NewDirectoryPages {

    private final Directories directories;
    private final DirectoryForms forms;
    private final Viewer viewer;

    @Inject
    NewDirectoryPages(Directories directories, DirectoryForms forms, Viewer viewer) {
        this.directories = directories;
        this.forms = forms;
        this.viewer = viewer;
    }

    protected NewDirectoryPages() {
        this(null, null, null);
    }

    /** @param parent in which it is to lie; what is no such id chooses none */
    @GET
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Page blank(@QueryParam("parent_id") String parent) {
        return forms.page(Actors.of(viewer), null, Form.empty().with("sharing", Sharing.PRIVATE.word()).with("parent_id", parent == null ? "" : parent), viewer.locale());
    }

    @POST
    @RolesAllowed({Role.EDITORS, Role.ADMINS})
    public Response create(Body body) {
        Actor actor = Actors.of(viewer);
        try {
            return Notice.at("/directories/" + directories.create(actor, body.as(DirectoryDetails.class)).id(), "directory.saved");
        } catch (Refusal refusal) {
            return Response.status(400).entity(forms.page(actor, null, Form.again(body, DirectoryForms.fixable(refusal), viewer.locale()), viewer.locale())).build();
        }
    }
}
