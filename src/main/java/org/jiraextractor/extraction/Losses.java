package org.jiraextractor.extraction;

import java.util.List;

/** Tells the log of what could not be had, by name; after a while only how much. For the thread that runs the extraction. */
final class Losses {

    private static final int TOLD = 100;
    /** In the order in which the sentence chooses its words. */
    private static final List<String> REASONS = List.of("deleted", "forbidden", "not_found", "unreadable", "size_mismatch", "login_page", "too_large", "truncated_by_site");

    private final ExtractionListener listener;
    private int told;

    Losses(ExtractionListener listener) {
        this.listener = listener;
    }

    void tell(List<Missing> missing) {
        for (Missing one : missing) {
            if (told < TOLD) {
                listener.log(ExtractionListener.Level.WARN, "extraction.missing." + one.kind(), one.id() == null ? "" : one.id(), one.issue() == null ? "" : one.issue(),
                        REASONS.indexOf(one.reason()));
            } else if (told == TOLD) {
                listener.log(ExtractionListener.Level.WARN, "extraction.missing.more");
            }
            told++;
        }
    }
}
