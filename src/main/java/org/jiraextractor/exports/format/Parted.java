package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.util.List;

/** A writing that has much to do for an issue which does not depend on other issues, so that several hands may do it. */
public interface Parted extends Writing {

    /** Some that follow each other, all of which are in memory. Called as {@link #take(ExtractedIssue)} is; what is handed to others is done when it returns. */
    void take(List<ExtractedIssue> some, Lent hands) throws IOException;

    @Override
    default void take(ExtractedIssue issue) throws IOException {
        take(List.of(issue), works -> {
            for (Lent.Work work : works) {
                work.done();
            }
        });
    }
}
