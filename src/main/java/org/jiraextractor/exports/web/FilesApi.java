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

/** The files of a job: {@code /api/jobs/{id}/files}, one of them, all of them. */
@Path("api/jobs/{id}")
@RequestScoped
public class FilesApi {

    private final ExportFiles files;
    private final FolderZip folders;
    private final Viewer viewer;

    @Inject
    public FilesApi(ExportFiles files, FolderZip folders, Viewer viewer) {
        this.files = files;
        this.folders = folders;
        this.viewer = viewer;
    }

    protected FilesApi() {
        this(null, null, null);
    }

    @GET
    @Path("files")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Slice<ExportRow.File> list(@PathParam("id") UUID id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        Slice.Ask ask = Slice.ask(limit, cursor);
        ExportRow export = files.one(Actors.of(viewer), id);
        return Slice.of(files.list(export, ask.after() == null ? "" : ask.after().text(0), ask.rows()), ask, ExportRow.File::of, last -> Cursor.of(last.path()));
    }

    @GET
    @Path("files/{path: .+}")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response one(@PathParam("id") UUID id, @PathParam("path") String path, @HeaderParam("Range") String range, @HeaderParam("If-Range") String ifRange,
                        @HeaderParam("If-None-Match") String ifNoneMatch) {
        ExportRow export = files.one(Actors.of(viewer), id);
        BundledFile file = files.file(export, path);
        return new Download(path.substring(path.lastIndexOf('/') + 1), file.mediaType(), file.bytes(), file.sha256())
                .answer(range, ifRange, ifNoneMatch, (offset, length) -> files.open(export, file, offset, length));
    }

    /** The ZIP as it is stored; of a folder one that is made on the way. */
    @GET
    @Path("download")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Response download(@PathParam("id") UUID id, @HeaderParam("Range") String range, @HeaderParam("If-Range") String ifRange,
                             @HeaderParam("If-None-Match") String ifNoneMatch) {
        ExportRow export = files.one(Actors.of(viewer), id);
        if (export.zip()) {
            return new Download(export.fileName(), "application/zip", export.bytes(), export.sha256())
                    .answer(range, ifRange, ifNoneMatch, (offset, length) -> files.openZip(export, offset, length));
        }
        return Download.guarded(Response.ok(folders.of(export), "application/zip"), export.fileName() + ".zip").build();
    }
}
