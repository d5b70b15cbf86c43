package org.jiraextractor.exports.format;

import java.nio.file.Path;

/**
 * A finished file that waits to be bundled.
 *
 * @param path      in the export: {@code json/issues.json}
 * @param mediaType for whoever serves it
 * @param file      where its bytes lie now
 * @param sha256    64 lower-case hex digits
 */
public record SpooledFile(String path, String mediaType, Path file, long bytes, String sha256, long crc32) {
}
