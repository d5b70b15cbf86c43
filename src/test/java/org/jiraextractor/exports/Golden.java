package org.jiraextractor.exports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Files as they must be, in {@code src/test/resources/golden}; with {@code -Dgolden.write=true} what is, is written there, to be read by a person. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {
    }

    public static void assertSame(String name, byte[] actual) throws IOException {
        Path expected = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(expected.getParent());
            Files.write(expected, actual);
        }
        assertThat(new String(actual, StandardCharsets.UTF_8)).as(name).isEqualTo(Files.readString(expected));
        assertThat(actual).as(name + ", byte for byte").isEqualTo(Files.readAllBytes(expected));
    }
}
