package org.jiraextractor.jira;

import org.jiraextractor.words.Code;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The {@link Pace} that one site bears, shared by all who ask it here and, through the {@link Budget}, on other nodes. A refusal makes everybody wait whom it concerns, not only the caller
 * it hit. Thread-safe.
 */
final class Pacer {

    private static final System.Logger LOG = System.getLogger(Pacer.class.getName());
    private static final long LONGEST_WAIT = Duration.ofSeconds(2).toNanos();
    private static final long RENEWED_EVERY = Duration.ofSeconds(2).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private final Clock clock;
    private final String site;
    private final Budget budget;
    private final Pace pace = new Pace(System.nanoTime(), Backoff::pause);
    private volatile long renewAt = System.nanoTime();

    Pacer(String site, Budget budget, Clock clock) {
        this.site = site;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Waits until a call may go, and takes its place; {@link #leave} gives it back.
     *
     * @param lane    what the site limits together
     * @param patient whether to wait in the line of jobs; people who wait go past it, but not past what the site asks for
     */
    Place enter(String lane, boolean patient, Waits waits, long deadline) throws InterruptedException {
        long told = 0;
        boolean waited = false;
        while (true) {
            renew();
            Pace.Held held;
            lock.lockInterruptibly();
            try {
                long now = System.nanoTime();
                held = pace.held(lane, patient, now);
                if (held == null) {
                    return pace.take(lane, now, waited);
                }
                if (held.why() != Pace.Why.CROWD && deadline - held.until() < 0) {
                    throw new JiraRefusal(Code.UPSTREAM_ERROR, 429, "jira.slow_down", 1 + Duration.ofNanos(held.until() - now).toSeconds());
                }
                waited |= held.why() == Pace.Why.RATE;
                if (held.why() != Pace.Why.PAUSE || held.until() == told) {
                    changed.awaitNanos(Math.min(held.until() - now, LONGEST_WAIT));
                    if (held.why() == Pace.Why.PAUSE) {
                        waits.end(now, System.nanoTime());
                    }
                    continue;
                }
            } finally {
                lock.unlock();
            }
            // whoever hears of it may take its time, so not under the lock
            waits.begin("rate_limit", clock.instant().plusNanos(held.until() - System.nanoTime()));
            told = held.until();
        }
    }

    void leave(Place place) {
        lock.lock();
        try {
            pace.leave(place);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** An answer came, its first byte after so long. @param kind null where that says nothing about the site's speed */
    void answered(Place place, String kind, long nanos, Signal signal) {
        lock.lock();
        try {
            pace.answered(place, kind, System.nanoTime(), nanos, signal);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The site said no. @param after what it asked for, null where it did not say */
    void refused(Place place, Duration after, Signal signal) {
        lock.lock();
        try {
            pace.refused(place, System.nanoTime(), after, signal);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        // other nodes are to hear of it before they are refused themselves
        renewAt = System.nanoTime();
    }

    private void renew() {
        if (System.nanoTime() - renewAt < 0 || !renewing.compareAndSet(false, true)) {
            return;
        }
        try {
            renewAt = System.nanoTime() + RENEWED_EVERY;
            Budget.Share share = budget.renew(site, pausedFor());
            long until = System.nanoTime() + share.pausedFor().toNanos();
            lock.lock();
            try {
                pace.share(share.part(), until);
            } finally {
                lock.unlock();
            }
        } catch (RuntimeException away) {
            LOG.log(System.Logger.Level.WARNING, "what other nodes do at " + site + " is not known; going on with the last share", away);
        } finally {
            renewing.set(false);
        }
    }

    private Duration pausedFor() {
        lock.lock();
        try {
            return Duration.ofNanos(Math.max(0, pace.pausedUntil() - System.nanoTime()));
        } finally {
            lock.unlock();
        }
    }

    /** For those who look. */
    PaceNow told() {
        lock.lock();
        try {
            return pace.told(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** For those who look: how many calls at once now. */
    int atOnce() {
        lock.lock();
        try {
            return pace.atOnce();
        } finally {
            lock.unlock();
        }
    }
}
