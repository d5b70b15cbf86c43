package org.jiraextractor.exports.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.page.Viewer;

import java.util.UUID;

/** All files of a job as one: {@code /api/jobs/{id}/download}. The ZIP as it is stored; of a folder one that is made on the way, without Range. */
@Path("api/jobs/{id}/download")
@RequestScoped
public class DownloadApi {

    private final ExportFiles files;
    private final DownloadTurn turn;
    private final Viewer viewer;

    @Inject
    public DownloadApi(ExportFiles files, DownloadTurn turn, Viewer viewer) {
        this.files = files;
        this.turn = turn;
        this.viewer = viewer;
    }

    protected DownloadApi() {
        this(null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response all(@PathParam("id") UUID id, @HeaderParam("Range") String range, @HeaderParam("If-Range") String ifRange, @HeaderParam("If-None-Match") String ifNoneMatch) {
        ExportRow export = files.one(Actors.of(viewer), id);
        turn.take(viewer.id());
        if (Download.begins(range, ifNoneMatch)) {
            files.downloaded(Actors.of(viewer), export, null);
        }
        if (export.zip()) {
            return new Download(export.fileName(), "application/zip", export.bytes(), export.sha256())
                    .answer(range, ifRange, ifNoneMatch, (offset, length) -> files.openZip(export, offset, length));
        }
        StreamingOutput zip = out -> files.zipFolder(export, out);
        return Download.guarded(Response.ok(zip, "application/zip"), export.fileName() + ".zip").build();
    }
}
