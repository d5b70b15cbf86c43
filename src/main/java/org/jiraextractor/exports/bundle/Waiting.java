package org.jiraextractor.exports.bundle;

import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.SpooledFile;
import org.jiraextractor.storage.ObjectName;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file that is to be bundled, and where its bytes are: in the spool (a URI) or in the store (the name of an object).
 *
 * @param attachment whether {@code source} names an object
 * @param offset     where they begin in a file of the spool; 0 of an object
 */
record Waiting(String path, String mediaType, boolean attachment, String source, long offset, long bytes, String sha256, long crc32) {

    /** What gains nothing from being deflated, and loses its Range. Attachments are never deflated, whatever they are. */
    private static final Set<String> COMPRESSED = Set.of("application/gzip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    static Waiting of(SpooledFile file) {
        return new Waiting(ObjectName.checked(file.path()), file.mediaType(), false, file.file().toUri().toString(), file.offset(), file.bytes(), file.sha256(), file.crc32());
    }

    static Waiting of(IssueAttachment file) {
        return new Waiting(ObjectName.checked(file.path()), file.mediaType(), true, file.kept().objectName(), 0, file.kept().size(), file.kept().sha256(), file.kept().crc32());
    }

    ZipMethod zipMethod() {
        return attachment || COMPRESSED.contains(mediaType) ? ZipMethod.STORED : ZipMethod.DEFLATED;
    }

    InputStream open(ObjectStore store) throws IOException {
        return attachment ? store.read(source) : new SpooledFile(path, mediaType, Path.of(URI.create(source)), offset, bytes, sha256, crc32).open();
    }

    /** A line of a work file; neither paths nor names of objects nor media types have tabs or line breaks. */
    String line() {
        return String.join("\t", path, mediaType, Boolean.toString(attachment), source, Long.toString(offset), Long.toString(bytes), sha256, Long.toString(crc32));
    }

    static Waiting of(String line) {
        String[] cell = line.split("\t");
        return new Waiting(cell[0], cell[1], Boolean.parseBoolean(cell[2]), cell[3], Long.parseLong(cell[4]), Long.parseLong(cell[5]), cell[6], Long.parseLong(cell[7]));
    }
}
