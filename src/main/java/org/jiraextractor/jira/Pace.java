package org.jiraextractor.jira;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * How one site is called: so many calls at once, few at first, more while answers come as quickly as at their best; and each kind of call at the rate of its {@link Lane}. Plain arithmetic
 * on times that it is given, in nanoseconds, so that a test can play an hour in a moment; not thread-safe.
 */
final class Pace {

    private static final double FEWEST = 1;
    private static final double FIRST = 4;
    private static final double MOST = 16;
    /** Below this a slower answer is noise, not a queue at the site. */
    private static final double NOISE_NANOS = 20e6;

    /** Why a call does not go yet. */
    enum Why {
        /** The site asked for it. */
        PAUSE,
        /** Its lane goes slower than that. */
        RATE,
        /** As many as should are under way. */
        CROWD
    }

    /** @param until when it may be asked again; with {@link Why#CROWD} sooner, once somebody has left */
    record Held(Why why, long until) {
    }

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<String, Latency> latencies = new HashMap<>();
    private final IntFunction<Duration> backoff;
    private double limit = FIRST;
    private boolean doubling = true;
    private int inFlight;
    private long pausedUntil;
    private long slowedAt;
    private long refusedAt;
    private int refusalsInARow;
    private double part = 1;

    /** @param backoff how long to wait after so many refusals in a row that do not say */
    Pace(long now, IntFunction<Duration> backoff) {
        this.backoff = backoff;
        this.pausedUntil = now;
        this.slowedAt = now;
        this.refusedAt = now;
    }

    /** @return what holds it, or null: then {@link #take} it */
    Held held(String lane, boolean patient, long now) {
        Lane asked = lane(lane, now);
        long pause = Math.max(pausedUntil, asked.pausedUntil());
        if (pause - now > 0) {
            return new Held(Why.PAUSE, pause);
        }
        long free = asked.freeAt(now, part);
        if (free - now > 0) {
            return new Held(Why.RATE, free);
        }
        return patient && (inFlight >= (int) limit || asked.crowded()) ? new Held(Why.CROWD, now + Duration.ofSeconds(1).toNanos()) : null;
    }

    /** @param waited whether it was held by its lane's rate */
    Place take(String lane, long now, boolean waited) {
        inFlight++;
        Lane taken = lane(lane, now);
        taken.take(now, part, waited);
        return new Place(taken, now);
    }

    private Lane lane(String name, long now) {
        return lanes.computeIfAbsent(name, first -> new Lane(now));
    }

    void leave(Place place) {
        inFlight--;
        if (place.heard()) {
            place.lane().lost();
        }
    }

    /** An answer came, its first byte after so long. @param kind calls of a kind take about as long as each other; null where this one says nothing about it */
    void answered(Place place, String kind, long now, long nanos, Signal signal) {
        refusalsInARow = 0;
        if (place.heard()) {
            place.lane().answered(place.sentAt(), now, signal);
        }
        if (signal.near() && !signal.counted() && now - slowedAt > Duration.ofSeconds(1).toNanos()) {
            slow(now, 0.8);
        } else if (kind != null && latencies.computeIfAbsent(kind, unknown -> new Latency()).flat(nanos)) {
            limit = Math.min(MOST, limit + (doubling ? 1 : 1 / limit));
        } else if (kind != null) {
            doubling = false;
            limit = Math.max(FIRST, limit - 1 / limit);
        }
    }

    private void slow(long now, double to) {
        slowedAt = now;
        limit = Math.max(FEWEST, limit * to);
        doubling = false;
    }

    /**
     * The site said no. Of many refusals at once only the first slows us down.
     *
     * @param after what it asked for, null where it did not say
     * @return until when nothing goes there
     */
    long refused(Place place, long now, Duration after, Signal signal) {
        boolean news = place.heard() && place.lane().refused(place.sentAt(), now, signal, part);
        if (place.sentAt() - refusedAt >= 0) {
            refusedAt = now;
            refusalsInARow++;
            if (!signal.ofOneLane() && news) {
                slow(now, 0.5);
            }
        }
        // a zero says only that it may be tried; at once it would be refused again
        long until = now + (after == null || after.isZero() ? backoff.apply(refusalsInARow) : after).toNanos();
        place.lane().pause(until);
        if (!signal.ofOneLane()) {
            pausedUntil = Math.max(pausedUntil, until);
        }
        return until;
    }

    /** What all nodes together found out: how much of the site's rate is this node's, and until when nobody may call. */
    void share(double part, long until) {
        this.part = part;
        pausedUntil = Math.max(pausedUntil, until);
    }

    /** Until when the site asked for no calls at all. */
    long pausedUntil() {
        return pausedUntil;
    }

    int atOnce() {
        return (int) limit;
    }

    PaceNow told(long now) {
        double slowest = lanes.values().stream().mapToDouble(Lane::rate).min().orElse(Double.POSITIVE_INFINITY);
        return new PaceNow(atOnce(), inFlight, Double.isInfinite(slowest) ? null : slowest * part, Duration.ofNanos(Math.max(0, pausedUntil - now)));
    }

    /** How long one kind of call takes at its best, and lately. */
    private static final class Latency {
        private double best = Double.MAX_VALUE;
        private double lately;

        boolean flat(double nanos) {
            lately = lately == 0 ? nanos : 0.8 * lately + 0.2 * nanos;
            best = Math.min(nanos, best * 1.005);
            return lately <= 2 * best + NOISE_NANOS;
        }
    }
}
