package org.jiraextractor.exports.bundle;

import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.io.InputStream;

/** Reads one file out of a stored ZIP, from where it lies: a stored one directly, a deflated one inflated from its beginning and skipped. */
public final class ZipMember {

    private ZipMember() {
    }

    /** @return {@code length} bytes from {@code offset} of the unpacked file, or fewer where it ends */
    public static InputStream open(ObjectStore store, String zip, BundledFile file, long offset, long length) throws IOException {
        long from = Math.min(offset, file.bytes());
        long count = Math.min(length, file.bytes() - from);
        if (file.zipMethod() == ZipMethod.STORED) {
            return store.read(zip, file.zipOffset() + from, count);
        }
        return new Inflated(store.read(zip, file.zipOffset(), file.zipCompressedSize()), from, count);
    }
}
