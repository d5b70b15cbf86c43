package org.jiraextractor.boot;

import org.jiraextractor.bus.Node;
import org.jiraextractor.config.Settings;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** What this process tells the others of itself. */
final class ThisNode {

    private static final String VERSION = "0.1.0";

    private ThisNode() {
    }

    static Node of(Settings settings) {
        Path file = settings.dataDir().resolve("node.id");
        try {
            return new Node(id(file), InetAddress.getLocalHost().getHostName(), settings.http().url(), VERSION, settings.roles(), settings.minio().isPresent() ? "minio" : "local", settings.dataShared());
        } catch (IOException unreadable) {
            throw new IllegalStateException("the node's name could not be kept in " + file, unreadable);
        }
    }

    /** Kept in the data folder, which one process holds at a time: the same after a restart, in a new container too; another for each node. */
    private static String id(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, UUID.randomUUID().toString());
        }
        return Files.readString(file).strip();
    }
}
