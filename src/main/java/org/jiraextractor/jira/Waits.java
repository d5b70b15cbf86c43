package org.jiraextractor.jira;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the calls and the waits of one job: time in which several threads wait counts once. Thread-safe. */
final class Waits {

    private final Watch watch;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private long waitedNanos;
    private long countedUpTo = System.nanoTime();

    Waits(Watch watch) {
        this.watch = watch;
    }

    void sent() {
        requests.incrementAndGet();
    }

    void retried() {
        retries.incrementAndGet();
    }

    void begin(String reason, Instant until) {
        watch.waiting(reason, until);
    }

    synchronized void end(long fromNanos, long toNanos) {
        long from = fromNanos - countedUpTo > 0 ? fromNanos : countedUpTo;
        if (toNanos - from > 0) {
            waitedNanos += toNanos - from;
            countedUpTo = toNanos;
        }
    }

    synchronized CallCounts counts() {
        return new CallCounts(requests.get(), retries.get(), waitedNanos / 1_000_000);
    }
}
