package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.ExtractedIssue;

import java.io.Closeable;
import java.io.IOException;

/** One format of one export in the making. Used by one thread. */
public interface Writing extends Closeable {

    /** The next issue; ascending by id, each once. */
    void take(ExtractedIssue issue) throws IOException;

    /** After the last issue: writes what could not be written before. Not called when it failed, or was stopped, midway. */
    default void finish() throws IOException {
        // most have written everything by then
    }

    /** Closes the files, whatever happened before. */
    @Override
    void close() throws IOException;
}
