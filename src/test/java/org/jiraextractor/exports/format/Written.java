package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a format writes, in memory. */
public final class Written {

    private Written() {
    }

    public static Map<String, byte[]> by(Format format, Extracted extracted, FormatOptions options, Path temp) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            format.write(extracted, options, spool);
            spool.each(file -> files.put(file.path(), Spooled.bytes(file)));
        }
        return files;
    }
}
