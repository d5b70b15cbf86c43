package org.jiraextractor.exports.format;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** Closes several things, every one of them whatever the others do; the first failure is told in the end. */
public final class Closing {

    private Closing() {
    }

    /** @param things null is passed over */
    public static void all(Closeable... things) throws IOException {
        IOException first = null;
        for (Closeable thing : Arrays.stream(things).filter(Objects::nonNull).toList()) {
            try {
                thing.close();
            } catch (IOException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
