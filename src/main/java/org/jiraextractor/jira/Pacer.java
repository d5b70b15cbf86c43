package org.jiraextractor.jira;

import org.jiraextractor.words.Code;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The pace that one site bears, shared by all who ask it. So many calls at once: few at first, more while answers come as quickly as at
 * their best, half as many when the site refuses. A refusal makes everybody wait, not only the caller it hit. Thread-safe.
 */
final class Pacer {

    private static final double FEWEST = 1;
    private static final double FIRST = 4;
    private static final double MOST = 16;
    /** Below this a slower answer is noise, not a queue at the site. */
    private static final double NOISE_NANOS = 20e6;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Latency> latencies = new HashMap<>();
    private final Clock clock;
    private double limit = FIRST;
    private boolean doubling = true;
    private int inFlight;
    private long pausedUntil = System.nanoTime();
    private int refusalsInARow;

    Pacer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Waits for a place, then takes it; {@link #leave} gives it back.
     *
     * @param patient whether to wait in the line of jobs; people who wait go past it, but not past a pause of the site's
     */
    void enter(boolean patient, Waits waits, long deadline) throws InterruptedException {
        long told = 0;
        while (true) {
            long pausedUntilThen;
            lock.lockInterruptibly();
            try {
                if (entered(patient, waits, deadline, told)) {
                    return;
                }
                pausedUntilThen = pausedUntil;
            } finally {
                lock.unlock();
            }
            // whoever hears of it may take its time, so not under the lock
            waits.begin("rate_limit", clock.instant().plusNanos(pausedUntilThen - System.nanoTime()));
            told = pausedUntilThen;
        }
    }

    /** @return false where there is a pause that was not told of yet */
    private boolean entered(boolean patient, Waits waits, long deadline, long told) throws InterruptedException {
        while (true) {
            long now = System.nanoTime();
            long pause = pausedUntil - now;
            if (pause > 0) {
                if (deadline - pausedUntil < 0) {
                    throw new JiraRefusal(Code.UPSTREAM_ERROR, 429, "jira.slow_down", 1 + Duration.ofNanos(pause).toSeconds());
                }
                if (pausedUntil != told) {
                    return false;
                }
                changed.awaitNanos(pause);
                waits.end(now, System.nanoTime());
            } else if (patient && inFlight >= (int) limit) {
                changed.await();
            } else {
                inFlight++;
                return true;
            }
        }
    }

    void leave() {
        lock.lock();
        try {
            inFlight--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** An answer came, its first byte after so long. */
    void answered(String endpoint, long nanos) {
        lock.lock();
        try {
            refusalsInARow = 0;
            boolean flat = latencies.computeIfAbsent(endpoint, unknown -> new Latency()).add(nanos);
            if (flat) {
                limit = Math.min(MOST, limit + (doubling ? 1 : 1 / limit));
            } else {
                doubling = false;
                limit = Math.max(FIRST, limit - 1 / limit);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The site said no. Of many refusals at once only the first halves the pace. @param after what it asked for, null where it did not say */
    void refused(Duration after) {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (now - pausedUntil >= 0) {
                limit = Math.max(FEWEST, limit / 2);
                doubling = false;
                refusalsInARow++;
            }
            // a zero says only that it may be tried; at once it would be refused again
            Duration pause = after == null || after.isZero() ? Backoff.pause(refusalsInARow) : after;
            pausedUntil = Math.max(pausedUntil - now, pause.toNanos()) + now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For those who look: how many calls at once now. */
    int atOnce() {
        lock.lock();
        try {
            return (int) limit;
        } finally {
            lock.unlock();
        }
    }

    /** How long one kind of call takes at its best, and lately. */
    private static final class Latency {
        private double best = Double.MAX_VALUE;
        private double lately;

        boolean add(double nanos) {
            lately = lately == 0 ? nanos : 0.8 * lately + 0.2 * nanos;
            best = Math.min(nanos, best * 1.005);
            return lately <= 2 * best + NOISE_NANOS;
        }
    }
}
