package org.jiraextractor.exports.bundle;

import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a stored export; what must be remembered of it to read it without looking through the whole.
 *
 * @param path              in the export: {@code json/issues.json}
 * @param bytes             its size, unpacked
 * @param sha256            of those bytes, 64 lower-case hex digits
 * @param zipOffset         where its data (not its header) begins in the ZIP; null in a folder
 * @param zipMethod         how its data lies in the ZIP; null in a folder
 * @param zipCompressedSize how many bytes of the ZIP it takes; null in a folder
 */
public record BundledFile(String path, String mediaType, long bytes, String sha256, Long zipOffset, ZipMethod zipMethod, Long zipCompressedSize) {

    /**
     * @param artifact the name of the bundle's object, or of its folder ({@link ObjectStore#nameOf} of the artifact's URI)
     * @return {@code length} bytes from {@code offset} of the unpacked file, or fewer where it ends
     */
    public InputStream open(ObjectStore store, String artifact, long offset, long length) throws IOException {
        return zipOffset == null ? store.read(artifact + "/" + path, offset, length) : ZipMember.open(store, artifact, this, offset, length);
    }
}
