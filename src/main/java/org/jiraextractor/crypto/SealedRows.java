package org.jiraextractor.crypto;

import java.util.UUID;

/** Rows that hold sealed secrets, to be sealed anew when the key changes. One for each table that has such. */
public interface SealedRows {

    /**
     * Seals anew what is still under the key before, at most {@code limit} rows behind this id, in a transaction of its own. Rows that other
     * nodes seal at the same time are waited for and then left alone; one that does not open is left as it is.
     */
    Resealed reseal(UUID after, int limit);

    /** @param last the last row that was looked at; null where there was none left. @param unreadable those that do not open under either key */
    record Resealed(UUID last, int done, int unreadable) {
    }
}
