package org.jiraextractor.exports.preview.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.preview.Capabilities;
import org.jiraextractor.exports.preview.FileKind;
import org.jiraextractor.exports.preview.ImageHeader;
import org.jiraextractor.exports.preview.Previews;
import org.jiraextractor.page.Page;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /preview/{capability}/{path}}: the archive of an export and its attachments for a frame without a session. The address itself is the right, see
 * {@link Capabilities}; the frame has no origin, so nothing of ours is sent along with what it asks for.
 */
@Path("preview/{capability}/{path: .+}")
@RequestScoped
public class FramePages {

    private static final Map<String, String> PARTS = Map.of("html", "text/html;charset=UTF-8", "css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml",
            "json", "application/json", "woff2", "font/woff2", "png", "image/png", "jpg", "image/jpeg", "webp", "image/webp", "gif", "image/gif");
    private static final long MOST_TEXT = 5_000_000;

    private final Capabilities capabilities;
    private final ExportFiles files;
    private final Previews previews;

    @Inject
    FramePages(Capabilities capabilities, ExportFiles files, Previews previews) {
        this.capabilities = capabilities;
        this.files = files;
        this.previews = previews;
    }

    protected FramePages() {
        this(null, null, null);
    }

    @GET
    @PermitAll
    public Response file(@PathParam("capability") String capability, @PathParam("path") String path, @HeaderParam("If-None-Match") String known) throws IOException {
        try {
            ExportRow export = capabilities.use(capability);
            if (path.startsWith("html/")) {
                String type = PARTS.get(path.substring(path.lastIndexOf('.') + 1));
                if (type != null) {
                    return FrameAnswer.of(files, export, files.file(export, path), type, FrameAnswer.ARCHIVE, known);
                }
            } else if (path.startsWith("attachments/")) {
                return attachment(export, files.file(export, path), known);
            }
            throw new Refusal(Code.NOT_FOUND, "export.file.unknown");
        } catch (Refusal refusal) {
            // the frame's own page, for the usual one lets itself be framed by nobody
            int status = refusal.code() == Code.NOT_FOUND || refusal.code() == Code.WRONG_STATE ? 404 : 503;
            return notice(Page.of("exports/framed").with("refusal", refusal.key()).status(status));
        }
    }

    /** A stranger's file: pictures by what they are, texts as nothing but text, the rest by name. */
    private Response attachment(ExportRow export, BundledFile file, String known) throws IOException {
        FileKind kind = FileKind.of(file);
        if (kind == FileKind.IMAGE) {
            Optional<ImageHeader> image = previews.image(export, file).filter(ImageHeader::bearable);
            if (image.isPresent()) {
                return FrameAnswer.of(files, export, file, image.get().mediaType(), FrameAnswer.DEAD, known);
            }
        } else if (kind != FileKind.OTHER && kind != FileKind.SHEETS && file.bytes() <= MOST_TEXT) {
            return FrameAnswer.of(files, export, file, "text/plain;charset=UTF-8", FrameAnswer.DEAD, known);
        }
        return notice(Page.of("exports/framed").with("fileName", file.path().substring(file.path().lastIndexOf('/') + 1)));
    }

    private static Response notice(Page page) {
        return FrameAnswer.guarded(Response.status(page.status()).entity(page).type("text/html"), FrameAnswer.DEAD).build();
    }
}
