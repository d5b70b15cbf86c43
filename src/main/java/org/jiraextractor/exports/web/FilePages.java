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
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.Completeness;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Cursor;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Slice;
import org.jiraextractor.page.Viewer;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What an export left: what is there of what was expected, and the files. A part of the job's page, and a page of its own where there is no script. */
@Path("jobs/{id}/files")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class FilePages {

    private static final String ROWS = "100";
    /** On the job's page, where more stands below. */
    private static final String FIRST_ROWS = "10";

    private final ExportFiles files;
    private final Jobs jobs;
    private final Viewer viewer;

    @Inject
    public FilePages(ExportFiles files, Jobs jobs, Viewer viewer) {
        this.files = files;
        this.jobs = jobs;
        this.viewer = viewer;
    }

    protected FilePages() {
        this(null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public Page files(@PathParam("id") UUID id, @QueryParam("cursor") String cursor, @HeaderParam("HX-Request") boolean htmx) throws IOException {
        Actor actor = Actors.of(viewer);
        Slice.Ask ask = Slice.ask(htmx && cursor == null ? FIRST_ROWS : ROWS, cursor);
        ExportRow export = files.one(actor, id);
        Slice<FileRow> shown = Slice.of(files.listToRead(export, ask.after() == null ? "" : ask.after().text(0), ask.rows()), ask, file -> FileRow.of(id, file), last -> Cursor.of(last.path()));
        Page page = Page.of("exports/files").with("id", id).with("files", shown.items()).with("next", shown.nextCursor());
        if (htmx && ask.after() != null) {
            return page.only("rows");
        }
        Completeness completeness = files.completeness(export);
        page = page.with("export", export).with("completeness", completeness).with("missing", missing(completeness, viewer.locale()))
                .with("earlier", ask.after() != null).with("name", jobs.one(actor, id).name())
                .with("mayAct", actor.role().covers(Role.EDITOR)).with("more", ExportForms.formats());
        return htmx ? page.only("files") : page;
    }

    private static List<MissingRow> missing(Completeness completeness, Locale locale) {
        return completeness.missing().stream().map(missing -> MissingRow.of(missing, locale)).toList();
    }
}
