package org.jiraextractor.exports.format.sqlite;

import org.sqlite.SQLiteJDBCLoader;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SQLite itself, which is no Java: a library that is unpacked into a folder of ours rather than the system's, which may be read-only, and let go
 * from there once it is loaded, so that nothing is left behind however the process ends. Each deployment of the application in one server loads
 * its own.
 */
final class Library {

    private static final String FOLDER = "org.sqlite.tmpdir";
    private static boolean loaded;

    private Library() {
    }

    /** @param folder of ours, where programs may be run from; used only if nobody named one by {@value #FOLDER} */
    static synchronized void load(Path folder) throws IOException {
        if (loaded) {
            return;
        }
        // the property is the whole server's, so is this lock
        synchronized (Runtime.getRuntime()) {
            boolean ours = System.getProperty(FOLDER) == null && !System.getProperty("os.name").startsWith("Windows");
            Path unpacked = Files.createDirectories(folder);
            if (ours) {
                System.setProperty(FOLDER, unpacked.toString());
            }
            try {
                SQLiteJDBCLoader.initialize();
                loaded = true;
            } catch (Exception | UnsatisfiedLinkError failed) {
                throw new IOException("SQLite cannot be loaded on this system (" + System.getProperty("os.name") + " " + System.getProperty("os.arch")
                        + "); programs must be allowed to run from " + folder, failed);
            } finally {
                if (ours) {
                    System.clearProperty(FOLDER);
                    empty(unpacked);
                }
            }
        }
    }

    /** What is loaded stays so when its file is gone. */
    private static void empty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
