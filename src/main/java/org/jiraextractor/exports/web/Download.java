package org.jiraextractor.exports.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An answer that is a file: streamed, with Range, If-Range, ETag. Whatever came out of Jira is handed over as something to save, never as something the
 * browser shows or runs under this origin.
 *
 * @param name   for the file on the reader's disk
 * @param sha256 of the whole; the ETag
 */
record Download(String name, String mediaType, long size, String sha256) {

    /** Opens a part of the file. */
    @FunctionalInterface
    interface Source {
        InputStream open(long offset, long length) throws IOException;
    }

    Response answer(String rangeHeader, String ifRange, String ifNoneMatch, Source source) {
        String tag = '"' + sha256 + '"';
        if (ifNoneMatch != null && (ifNoneMatch.contains(tag) || ifNoneMatch.strip().equals("*"))) {
            return Response.notModified().header("ETag", tag).build();
        }
        Optional<ByteRange> range = ifRange == null || ifRange.strip().equals(tag) ? ByteRange.read(rangeHeader, size) : Optional.empty();
        if (range.isPresent() && range.get().equals(ByteRange.UNSATISFIABLE)) {
            return Response.status(416).header("Content-Range", "bytes */" + size).build();
        }
        ByteRange part = range.orElse(new ByteRange(0, size));
        Response.ResponseBuilder answer = Response.status(range.isPresent() ? 206 : 200).entity(stream(source, part)).type(mediaType)
                .header("Content-Length", part.length()).header("Accept-Ranges", "bytes").header("ETag", tag);
        if (range.isPresent()) {
            answer.header("Content-Range", "bytes " + part.from() + "-" + (part.from() + part.length() - 1) + "/" + size);
        }
        return guarded(answer, name).build();
    }

    static Response.ResponseBuilder guarded(Response.ResponseBuilder answer, String name) {
        return answer.header("Content-Disposition", disposition(name)).header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, no-cache");
    }

    /** RFC 6266: ASCII for old clients, UTF-8 for the others; neither can end the header. */
    static String disposition(String name) {
        String ascii = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether a request begins a download, rather than going on with one or asking whether it changed. */
    static boolean begins(String range, String ifNoneMatch) {
        return ifNoneMatch == null && (range == null || range.startsWith("bytes=0-"));
    }

    private static StreamingOutput stream(Source source, ByteRange part) {
        return out -> {
            try (InputStream in = source.open(part.from(), part.length())) {
                in.transferTo(out);
            }
        };
    }
}
