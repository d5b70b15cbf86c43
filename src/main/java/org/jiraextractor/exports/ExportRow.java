package org.jiraextractor.exports;

import org.jiraextractor.exports.bundle.BundledFile;

import java.util.UUID;

/**
 * A stored export.
 *
 * @param uri {@code local:jobs/…}: of the ZIP, or of the folder
 */
public record ExportRow(UUID jobId, String uri, boolean zip, String sha256, long bytes, long files) {

    /** The name of the file that a download of it gets. */
    public String fileName() {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /** What is told of a file without its place. */
    public record File(String path, long bytes, String sha256, String mediaType) {
        public static File of(BundledFile file) {
            return new File(file.path(), file.bytes(), file.sha256(), file.mediaType());
        }
    }
}
