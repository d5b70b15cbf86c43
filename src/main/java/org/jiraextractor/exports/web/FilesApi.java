package org.jiraextractor.exports.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.util.UUID;

/** The files of a job, and one of them: {@code /api/jobs/{id}/files}. */
@Path("api/jobs/{id}/files")
@RequestScoped
public class FilesApi {

    private final ExportFiles files;
    private final DownloadTurn turn;
    private final Viewer viewer;

    @Inject
    public FilesApi(ExportFiles files, DownloadTurn turn, Viewer viewer) {
        this.files = files;
        this.turn = turn;
        this.viewer = viewer;
    }

    protected FilesApi() {
        this(null, null, null);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Slice<ExportRow.File> list(@PathParam("id") UUID id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        ExportRow export = files.one(Actors.of(viewer), id);
        return Slice.of(files.list(export, ask.after() == null ? "" : ask.after().text(0), ask.rows()), ask, ExportRow.File::of, last -> Cursor.of(last.path()));
    }

    @GET
    @Path("{path: .+}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response one(@PathParam("id") UUID id, @PathParam("path") String path, @HeaderParam("Range") String range, @HeaderParam("If-Range") String ifRange,
                        @HeaderParam("If-None-Match") String ifNoneMatch) {
        ExportRow export = files.one(Actors.of(viewer), id);
        BundledFile file = files.file(export, path);
        turn.take(viewer.id());
        if (Download.begins(range, ifNoneMatch)) {
            files.downloaded(Actors.of(viewer), export, path);
        }
        return new Download(path.substring(path.lastIndexOf('/') + 1), file.mediaType(), file.bytes(), file.sha256())
                .answer(range, ifRange, ifNoneMatch, (offset, length) -> files.open(export, file, offset, length));
    }
}
