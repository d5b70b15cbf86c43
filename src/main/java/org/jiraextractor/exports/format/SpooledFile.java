package org.jiraextractor.exports.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A finished file that waits to be bundled.
 *
 * @param path      in the export: {@code json/issues.json}
 * @param mediaType for whoever serves it
 * @param file      where its bytes lie now, perhaps among those of others
 * @param offset    where they begin there; 0 of a file above {@value SpoolStream#SMALL} bytes, which has one of its own
 * @param sha256    64 lower-case hex digits
 */
public record SpooledFile(String path, String mediaType, Path file, long offset, long bytes, String sha256, long crc32) {

    /** Its bytes; the caller closes it. */
    public InputStream open() throws IOException {
        InputStream in = Files.newInputStream(file);
        if (bytes > SpoolStream.SMALL) {
            return in;
        }
        try (in) {
            in.skipNBytes(offset);
            return new ByteArrayInputStream(in.readNBytes((int) bytes));
        }
    }
}
