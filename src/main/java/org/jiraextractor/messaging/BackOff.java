package org.jiraextractor.messaging;

import java.time.Duration;

/** How long a message that was not taken waits: 30 s, then four times as long each time, six hours at most; given up after eight attempts, most of a day. */
final class BackOff {

    static final int MOST_ATTEMPTS = 8;

    private BackOff() {
    }

    /** @param attempts that were made, from 1 */
    static Duration after(int attempts) {
        return Duration.ofSeconds(Math.min(6 * 3_600, 30L << 2 * Math.min(10, attempts - 1)));
    }
}
