package org.jiraextractor.storage.local;

import org.jiraextractor.storage.ObjectName;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Between names of objects and files. Goes by URIs, because {@link Path#of} refuses letters that the machine's locale does not have (no
 * {@code é} under {@code LANG=C}, as in many containers), while a path made from a URI takes the bytes as they are.
 */
final class Names {

    private final Path root;
    private final String rootUri;

    Names(Path root) {
        this.root = root;
        String uri = root.toUri().getRawPath();
        this.rootUri = uri.endsWith("/") ? uri : uri + "/";
    }

    Path root() {
        return root;
    }

    /** @throws IllegalArgumentException for a wrong name, one in the incoming area, or one that leads through a symbolic link */
    Path path(String name) {
        if (ObjectName.checked(name).startsWith(Incoming.FOLDER)) {
            throw new IllegalArgumentException(name + " is not for objects");
        }
        Path path = Path.of(URI.create("file://" + rootUri + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/")));
        for (Path step = path; !step.equals(root); step = step.getParent()) {
            if (Files.isSymbolicLink(step)) {
                throw new IllegalArgumentException(name + " leads through a symbolic link");
            }
        }
        return path;
    }

    String name(Path path) {
        // getPath() decodes UTF-8; what somebody else put there in other bytes shows as replacement characters and cannot be opened
        String decoded = URI.create("file://" + path.toUri().getRawPath()).getPath();
        return decoded.substring(URI.create("file://" + rootUri).getPath().length());
    }
}
