package org.jiraextractor.exports.keeping;

import java.util.Locale;

/** The steps of a sweep, in their order. */
enum Step {
    /** Jobs whose time is over, with files and raw answers. */
    EXPIRED,
    /** Raw answers whose time is over; the files stay. */
    RAW,
    /** Lines of long logs. */
    LOGS,
    /** Objects of jobs that were deleted. */
    ORPHANS,
    /** Parts of objects that were never put together. */
    PARTS,
    /** Exports whose files are not there: they are told, and marked. */
    LOST;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
