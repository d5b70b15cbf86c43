package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.ExtractedIssue;

import java.io.Closeable;
import java.io.IOException;

/** One format of one export in the making. Used by one thread at a time, each seeing what the one before did. */
public interface Writing extends Closeable, Hands.Taker {

    /** The next issue; ascending by id, each once. */
    @Override
    void take(ExtractedIssue issue) throws IOException;

    /** After the last issue: writes what could not be written before. Not called when it failed, or was stopped, midway. */
    default void finish() throws IOException {
        // most have written everything by then
    }

    /** Closes the files, whatever happened before. */
    @Override
    void close() throws IOException;
}
