package org.jiraextractor.jira;

import java.io.IOException;

/** Takes what a streamed answer holds, one by one, in one thread. */
public interface Intake<T> {

    /** A new attempt begins: what came from an earlier one comes again. */
    void begin() throws IOException;

    void take(T item) throws IOException;
}
