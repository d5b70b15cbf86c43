package org.jiraextractor.exports.preview.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.preview.ImageHeader;
import org.jiraextractor.exports.preview.Previews;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/** A picture of an export as the preview shows it: rasters only, by what their bytes say they are, and none that a browser would choke on. */
@Path("jobs/{id}/preview/image")
@RequestScoped
public class ImagePages {

    private final ExportFiles files;
    private final Previews previews;
    private final Later later;
    private final Viewer viewer;

    @Inject
    ImagePages(ExportFiles files, Previews previews, Later later, Viewer viewer) {
        this.files = files;
        this.previews = previews;
        this.later = later;
        this.viewer = viewer;
    }

    protected ImagePages() {
        this(null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void image(@PathParam("id") UUID id, @QueryParam("path") String path, @HeaderParam("If-None-Match") String known, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        later.answer(answer, () -> {
            ExportRow export = files.one(actor, id);
            BundledFile file = files.file(export, path == null ? "" : path);
            ImageHeader image = previews.image(export, file).filter(ImageHeader::bearable).orElseThrow(() -> new Refusal(Code.NOT_FOUND, "export.preview.no_image"));
            return FrameAnswer.of(files, export, file, image.mediaType(), FrameAnswer.DEAD, known);
        });
    }
}
