package org.jiraextractor.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone, with all that lies in it, when it is closed: for properties, whose many tries would leave as many behind. */
public record Scratch(Path folder) implements AutoCloseable {

    public static Scratch folderFor(String what) throws IOException {
        return new Scratch(Files.createTempDirectory(what));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(each);
            }
        }
    }
}
