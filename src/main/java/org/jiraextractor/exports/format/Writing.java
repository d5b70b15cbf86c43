package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.ExtractedIssue;

import java.io.Closeable;
import java.io.IOException;

/** One format of one export in the making. Used by one thread. */
public interface Writing extends Closeable {

    /** The next issue; ascending by id, each once. */
    void take(ExtractedIssue issue) throws IOException;

    /** After the last issue: writes what is left to write, and closes the files. Also called when it failed midway; the files are thrown away then. */
    @Override
    void close() throws IOException;
}
