package org.jiraextractor.jira;

import java.time.Duration;

/**
 * The rate that a site bears for one kind of call. Where answers tell what is left of it, their bucket is followed, and a fifth of it left alone. Where nothing is told, a refusal teaches:
 * what was granted since the last one is what the site bears, and the lane stays 4 % below, trying a little more from time to time; the surer it is, the more seldom.
 *
 * <p>Plain arithmetic on times that it is given, in nanoseconds; not thread-safe.
 */
final class Lane {

    private static final double SECOND = 1e9;
    /** How much below what the site was seen to bear. */
    private static final double BELOW = 0.96;
    private static final double SLOWEST = 0.2;
    /** One refusal is no proof: few limits are lower than this. */
    private static final double SLOWEST_AT_FIRST = 2;
    /** Faster than any site allows: then there is no limit any more. */
    private static final double FASTEST = 1_000;
    /** Of a bucket that is told of: so that one more who uses it is not refused. */
    private static final double RESERVE = 0.2;
    /** A bucket of which nothing is told holds as much as comes back in a second. */
    private static final double BURST_SECONDS = 1;
    private static final double AGREEING = 0.2;
    private static final int MOST_UNKNOWN = 2;
    private static final Duration LONGEST_TRUST = Duration.ofMinutes(10);

    private double rate = Double.POSITIVE_INFINITY;
    private double learned = Double.POSITIVE_INFINITY;
    private int agreed;
    private long next;
    private long grownAt;
    private long trust;
    private long trustUntil;

    private double tokens = -1;
    private double limit;
    private double perSecond;
    private long toldAt;
    private int unanswered;
    private long heard;

    private long pausedUntil;
    private long changedAt;
    private long learnsFrom;
    private long credit = Math.round(BURST_SECONDS * SECOND);
    private long granted;

    Lane(long now) {
        this.pausedUntil = now;
        this.changedAt = now;
        this.learnsFrom = now;
        this.next = now;
        this.grownAt = now;
        this.trustUntil = now;
    }

    /** Until when the site asked for nothing of this kind. */
    long pausedUntil() {
        return pausedUntil;
    }

    /** Whether more are under way than what was answered so far gives reason to send: nobody knows how small the bucket is of a kind of call that was never made. */
    boolean crowded() {
        return unanswered >= MOST_UNKNOWN + heard;
    }

    /** @param part of the site's rate that is ours, among several nodes; @return when a call may go, at the earliest */
    long freeAt(long now, double part) {
        long free = Math.max(now, pausedUntil);
        if (tokens >= 0) {
            refill(now, part);
            double wanting = 1 + RESERVE * limit - tokens;
            // all of a small bucket's reserve may be waited for, but no call waits for more than there can be
            free = Math.max(free, now + (long) (Math.min(wanting, limit - tokens) / (perSecond * part) * SECOND));
        }
        return Math.max(free, next);
    }

    private void refill(long now, double part) {
        tokens = Math.min(limit, tokens + Math.max(0, now - toldAt) / SECOND * perSecond * part);
        toldAt = now;
    }

    /** A call goes. */
    void take(long now, double part, boolean waited) {
        unanswered++;
        if (tokens >= 0) {
            tokens = Math.max(0, tokens - 1);
        }
        if (rate < FASTEST) {
            grow(now, waited);
            long interval = (long) (SECOND / (rate * part));
            // whoever wakes a little late makes up for it
            next = Math.max(next, now - interval) + interval;
        }
    }

    /** A little faster, if somebody had to wait for it and the rate has held long enough. */
    private void grow(long now, boolean waited) {
        long since = Math.max(grownAt, trustUntil);
        if (waited && now > since) {
            double seconds = Math.min((now - since) / SECOND, 2 / rate);
            rate *= Math.exp(growth() * seconds);
            if (rate > 2 * learned) {
                agreed = 0;
            }
        }
        grownAt = now;
        if (rate >= FASTEST) {
            rate = Double.POSITIVE_INFINITY;
        }
    }

    /** It was answered, as it should or not, but not refused. */
    void answered(long sentAt, long now, Signal signal) {
        unanswered--;
        heard++;
        granted += sentAt - changedAt >= 0 ? 1 : 0;
        if (signal.counted()) {
            told(now, signal);
        }
    }

    private void told(long now, Signal signal) {
        limit = signal.limit();
        perSecond = signal.perSecond();
        tokens = Math.max(0, signal.remaining() - unanswered);
        toldAt = now;
        // the bucket says more than any guess
        rate = Double.POSITIVE_INFINITY;
    }

    /** It went wrong on its way; whether the site counted it nobody knows. */
    void lost() {
        unanswered--;
    }

    /**
     * The site said no.
     *
     * @param sentAt of the call: one that went before the last refusal was heard teaches nothing new
     * @return whether it is news
     */
    boolean refused(long sentAt, long now, Signal signal, double part) {
        unanswered--;
        if (sentAt - changedAt < 0) {
            return false;
        }
        if (signal.counted()) {
            told(now, signal);
        } else {
            learn(now, part);
        }
        changedAt = now;
        learnsFrom = now;
        credit = 0;
        granted = 0;
        return true;
    }

    /** By so much a second. */
    private double growth() {
        return agreed == 0 ? Math.log(2) : agreed == 1 ? 0.03 : 0.01;
    }

    private void learn(long now, double part) {
        double borne = granted / Math.max((now - learnsFrom + credit) / SECOND, 1e-3) / part;
        if (agreed > 0 && now > trustUntil && rate < FASTEST) {
            // what came back while we stayed below was lost to a full bucket; once the rate grew past the site's, it took so long to empty one of a second's calls
            borne = Math.max(borne, rate / (1 + Math.sqrt(2 * growth() * BURST_SECONDS)));
        }
        if (granted == 0 && rate >= FASTEST) {
            // refused before anything was granted: there is nothing to learn from that yet
            return;
        }
        double bounded = Math.max(rate >= FASTEST ? SLOWEST_AT_FIRST : Math.max(SLOWEST, rate / 4), Math.min(borne, rate));
        agreed = Math.abs(bounded / learned - 1) < AGREEING ? agreed + 1 : 0;
        learned = bounded;
        rate = BELOW * learned;
        double seconds = agreed == 0 ? 0.5 : agreed == 1 ? 10 : 30 * Math.pow(2, Math.min(agreed, 10) - 2);
        trust = Math.min((long) (seconds * SECOND), LONGEST_TRUST.toNanos());
        trustUntil = now + trust;
    }

    /** Nothing of this kind for so long. What comes back meanwhile counts for a second at most: more the bucket does not hold. */
    void pause(long until) {
        pausedUntil = Math.max(pausedUntil, until);
        learnsFrom = Math.max(learnsFrom, pausedUntil - (long) (BURST_SECONDS * SECOND));
        trustUntil = pausedUntil + trust;
        next = Math.max(next, pausedUntil);
    }

    /** Calls a second, for those who look; infinite where no limit is known. */
    double rate() {
        return tokens >= 0 ? perSecond : rate;
    }
}
