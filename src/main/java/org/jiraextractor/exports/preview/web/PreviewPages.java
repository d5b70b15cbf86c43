package org.jiraextractor.exports.preview.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.MediaType;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Actors;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.preview.Tree;
import org.jiraextractor.exports.web.FileAddress;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Later;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.Viewer;

import java.io.IOException;
import java.util.UUID;

/** {@code /jobs/{id}/preview}: the tree of an export's files, and one of them shown, for whoever may see the job. All of the page's state stands in its address. */
@Path("jobs/{id}/preview")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class PreviewPages {

    private final ExportFiles files;
    private final Jobs jobs;
    private final Tree tree;
    private final TreeViews trees;
    private final FileViews views;
    private final Later later;
    private final Viewer viewer;

    @Inject
    PreviewPages(ExportFiles files, Jobs jobs, Tree tree, TreeViews trees, FileViews views, Later later, Viewer viewer) {
        this.files = files;
        this.jobs = jobs;
        this.tree = tree;
        this.trees = trees;
        this.views = views;
        this.later = later;
        this.viewer = viewer;
    }

    protected PreviewPages() {
        this(null, null, null, null, null, null, null);
    }

    @GET
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void page(@PathParam("id") UUID id, @BeanParam Asked asked, @HeaderParam("HX-Request") boolean htmx, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        UUID session = viewer.sessionId();
        later.answer(answer, () -> {
            ExportRow export = files.one(actor, id);
            if (htmx && asked.one()) {
                return views.show(Page.of("exports/preview"), export, files.file(export, asked.path()), asked, session).only("value");
            }
            return page(actor, export, asked, session);
        });
    }

    /** More of the tree: a folder's entries, or more files of a name. */
    @GET
    @Path("folder")
    @RolesAllowed({Role.VIEWERS, Role.EDITORS, Role.ADMINS})
    public void folder(@PathParam("id") UUID id, @BeanParam Asked asked, @Suspended AsyncResponse answer) {
        Actor actor = Actors.of(viewer);
        later.answer(answer, () -> {
            ExportRow export = files.one(actor, id);
            TreeLevel level = asked.find() != null ? trees.named(export, asked.find(), asked.after()) : trees.part(export, folder(asked.path()), asked.after());
            return Page.of("exports/preview").with("level", level).only("branch");
        });
    }

    private Page page(Actor actor, ExportRow export, Asked asked, UUID session) throws IOException {
        String path = asked.path() != null || asked.find() != null ? asked.path() : tree.first(export).orElse(null);
        Page page = Page.of("exports/preview").with("id", export.jobId()).with("name", jobs.one(actor, export.jobId()).name()).with("export", export)
                .with("path", path).with("word", asked.word()).with("find", asked.find())
                .with("level", asked.find() != null ? trees.named(export, asked.find(), asked.after()) : trees.whole(export, path));
        if (path == null || path.endsWith("/")) {
            return page.with("view", "folder").with("heading", path).with("folder", trees.part(export, folder(path), asked.after())).with("searching", asked.find() != null);
        }
        BundledFile file = files.file(export, path);
        return views.show(page.with("file", file).with("heading", path.substring(path.lastIndexOf('/') + 1)).with("download", FileAddress.download(export.jobId(), path)), export, file, asked, session);
    }

    private static String folder(String path) {
        return path == null ? "" : path.endsWith("/") ? path : path + "/";
    }
}
