package org.jiraextractor.exports.preview.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;

import java.io.InputStream;

/** A file of an export as something to be seen, with nothing that it could do. */
final class FrameAnswer {

    /** No origin of its own, no network, no forms, no frames; scripts, styles and pictures of the archive alone. */
    static final String ARCHIVE = "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
            + "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
    /** Whatever else it turns out to be when it is looked at by itself. */
    static final String DEAD = "sandbox; default-src 'none'; frame-ancestors 'self'";

    private FrameAnswer() {
    }

    static Response of(ExportFiles files, ExportRow export, BundledFile file, String mediaType, String policy, String known) {
        String tag = '"' + file.sha256() + '"';
        if (known != null && known.contains(tag)) {
            return guarded(Response.notModified(), policy).header("ETag", tag).build();
        }
        StreamingOutput bytes = out -> {
            try (InputStream in = files.open(export, file, 0, file.bytes())) {
                in.transferTo(out);
            }
        };
        return guarded(Response.ok(bytes, mediaType), policy).header("ETag", tag).header("Content-Length", file.bytes()).build();
    }

    /** A frame without an origin is a stranger to us, so its parts would not even be let into it by the usual guards. Asked for anew each time: the right may have gone. */
    static Response.ResponseBuilder guarded(Response.ResponseBuilder answer, String policy) {
        return answer.header("Content-Security-Policy", policy).header("Cache-Control", "private, no-cache").header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "cross-origin").header("Cross-Origin-Opener-Policy", "unsafe-none");
    }
}
