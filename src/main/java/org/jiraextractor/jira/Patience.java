package org.jiraextractor.jira;

import java.time.Duration;

/**
 * How long a call may take, and how often it is tried. Every call we make only reads, so all may be repeated.
 *
 * @param tries       in all
 * @param perCall     for one call from its first byte sent to its last byte received
 * @param deadline    on {@link System#nanoTime} for everything together
 */
record Patience(int tries, Duration perCall, long deadline) {

    /** A person waits, and api.md promises an answer within ten seconds. */
    static Patience aPersonWaits() {
        return new Patience(1, Duration.ofSeconds(10), System.nanoTime() + Duration.ofSeconds(10).toNanos());
    }

    /** A job waits: with eight tries a minute or so of trouble passes unnoticed, and a pause that the site asks for takes as long as it takes. */
    static Patience aJobWaits(int tries) {
        return new Patience(tries, Duration.ofMinutes(3), System.nanoTime() + Duration.ofDays(365).toNanos());
    }

    boolean unhurried() {
        return tries > 1;
    }

    /** The same, but given up earlier. */
    Patience atMost(int fewer) {
        return new Patience(Math.min(tries, fewer), perCall, deadline);
    }

    /** For the next call. */
    Duration left() {
        long nanos = deadline - System.nanoTime();
        return nanos > perCall.toNanos() ? perCall : Duration.ofNanos(Math.max(1_000_000, nanos));
    }
}
