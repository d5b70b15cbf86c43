package org.jiraextractor.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jiraextractor.crypto.Token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Our static files and those of the webjars. The server's own servlet looks for them below the mapping rather than at it, and gives webjars no
 * Cache-Control. Files are few and small and are kept in memory; only kinds that a page needs are given out. Mapped in web.xml.
 */
public class AssetServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> TYPES = Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml", "png", "image/png",
            "woff2", "font/woff2", "txt", "text/plain;charset=UTF-8", "webmanifest", "application/manifest+json");

    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS");

    private record Kept(byte[] bytes, String type, String tag) {
    }

    private final transient Map<String, Optional<Kept>> files = new ConcurrentHashMap<>();

    /** The container's own answer to a method that nobody knows is a 501. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (METHODS.contains(request.getMethod())) {
            super.service(request, response);
        } else {
            response.setHeader("Allow", String.join(", ", METHODS));
            response.sendError(405);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        Optional<Kept> kept = files.get(path);
        if (kept == null) {
            kept = read(path);
            // only what exists is kept, so that made-up names cannot fill the memory
            if (kept.isPresent()) {
                files.put(path, kept);
            }
        }
        if (kept.isEmpty()) {
            response.sendError(404);
            return;
        }
        boolean forEver = path.startsWith("/webjars/") || request.getParameter("v") != null;
        response.setHeader("Cache-Control", forEver ? "public, max-age=31536000, immutable" : "public, max-age=300");
        response.setHeader("ETag", kept.get().tag());
        if (kept.get().tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setContentType(kept.get().type());
        response.setContentLength(kept.get().bytes().length);
        response.getOutputStream().write(kept.get().bytes());
    }

    private Optional<Kept> read(String path) throws IOException {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || path.contains("..") || path.contains("\\")) {
            return Optional.empty();
        }
        try (InputStream in = getServletContext().getResourceAsStream(path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            return Optional.of(new Kept(bytes, type, '"' + Token.hash(new String(bytes, StandardCharsets.ISO_8859_1)).substring(0, 16) + '"'));
        }
    }
}
