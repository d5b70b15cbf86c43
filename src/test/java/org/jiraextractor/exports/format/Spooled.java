package org.jiraextractor.exports.format;

import java.io.IOException;
import java.io.InputStream;

/** A file of the spool, in memory. */
public final class Spooled {

    private Spooled() {
    }

    public static byte[] bytes(SpooledFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }
}
