package org.jiraextractor.extraction;

import java.time.Instant;

/**
 * Hears how an extraction goes, and may end it. All but {@link #waiting} are called by the thread that runs {@link Extraction#run}, several
 * times a second while it runs; {@code waiting} by any thread. All must return soon.
 */
public interface ExtractionListener {

    /** How much a line of the log matters. */
    enum Level { INFO, WARN, ERROR }

    /** Called when the phase changes and when its done does. @param total 0 while it is not known */
    void phase(Phase phase, long done, long total);

    void progress(Progress progress);

    /** @param reason {@code rate_limit} or {@code retry} @param until when it goes on */
    void waiting(String reason, Instant until);

    /** @param key of the message bundles */
    void log(Level level, String key, Object... args);

    /** Throws whatever shall end the extraction (asked to cancel or pause, lease lost); it comes out of {@link Extraction#run}. */
    void checkCancelled();
}
