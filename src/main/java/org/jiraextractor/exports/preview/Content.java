package org.jiraextractor.exports.preview;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of one file, to be read from any place on.
 *
 * @param bytes its size, unpacked; never more than this is read
 */
record Content(long bytes, Opener opener) {

    /** Opens {@code length} bytes from {@code offset}; the caller closes. */
    @FunctionalInterface
    interface Opener {
        InputStream open(long offset, long length) throws IOException;
    }

    /** From here to the end, or to {@code most} bytes further. */
    InputStream from(long offset, long most) throws IOException {
        long from = Math.min(offset, bytes);
        return opener.open(from, Math.min(most, bytes - from));
    }

    byte[] beginning(int most) throws IOException {
        try (InputStream in = from(0, most)) {
            return in.readAllBytes();
        }
    }
}
