package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;

import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** What json has, an object a line, for programs that read line by line; gzip on request. */
final class NdjsonFormat implements Format {

    private static final int BUFFER = 64 << 10;

    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
        boolean gzip = options.ndjson().gzip();
        return new JsonFormat.Lines(open("issues", gzip, spool), whole.include().changes() ? open("changes", gzip, spool) : null);
    }

    /** The JDK's gzip header has neither a time nor a name, nor (since 16) a system: the same bytes each time. */
    private static JsonLines open(String name, boolean gzip, Spool spool) throws IOException {
        return gzip ? JsonLines.plain(new GZIPOutputStream(spool.open("ndjson/" + name + ".ndjson.gz", "application/gzip"), BUFFER))
                : JsonLines.plain(spool.open("ndjson/" + name + ".ndjson", "application/x-ndjson"));
    }
}
