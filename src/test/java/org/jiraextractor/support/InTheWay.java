package org.jiraextractor.support;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** A file in the place of a folder that an application writes into, so that it cannot; closing takes it away, and the application makes its folder anew when it needs one. */
public final class InTheWay implements AutoCloseable {

    private final Path folder;
    private final Path away;

    private InTheWay(Path folder) {
        this.folder = folder;
        this.away = folder.resolveSibling(folder.getFileName() + "-away-" + UUID.randomUUID());
    }

    public static InTheWay of(Path folder) {
        InTheWay file = new InTheWay(folder);
        file.put();
        return file;
    }

    /** Again and again, since whatever writes just then makes the folder anew between the two steps. */
    private void put() {
        Awaitility.await().atMost(Duration.ofSeconds(150)).ignoreExceptions().until(() -> {
            if (Files.isDirectory(folder)) {
                Files.move(folder, away.resolve(Integer.toString(Files.createDirectories(away).toFile().list().length)));
            }
            Files.writeString(folder, "in the way", StandardOpenOption.CREATE_NEW);
            return Files.isRegularFile(folder);
        });
    }

    @Override
    public void close() throws IOException {
        if (Files.isRegularFile(folder)) {
            Files.delete(folder);
        }
        if (Files.exists(away)) {
            try (Stream<Path> all = Files.walk(away)) {
                for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(each);
                }
            }
        }
    }
}
