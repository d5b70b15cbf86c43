package org.jiraextractor.jira;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Tries until it works, at the site's pace, waiting between as asked or with backoff; bounded by {@link Patience}. */
final class Persistence {

    /** Refusals for the rate do not count as failures, but a site that only ever refuses is not waited for without end. */
    private static final int MOST_REFUSALS = 40;
    /** Nor through that many waits that were long. */
    private static final int FEW_REFUSALS = 5;
    private static final Duration LONG_REFUSED = Duration.ofMinutes(15);

    /** JSON that stays broken is not cured by time; whoever asked for much then asks for less. */
    private static final int MOST_UNREADABLE = 2;

    /** One attempt; {@link TryAgain} asks for another. Called while a place at the site is held. */
    @FunctionalInterface
    interface Attempt<T> {
        T make(Place place) throws IOException;
    }

    private final Pacer pacer;
    private final Waits waits;
    private final Clock clock;

    Persistence(Pacer pacer, Waits waits, Clock clock) {
        this.pacer = pacer;
        this.waits = waits;
        this.clock = clock;
    }

    /** @param lane what the site limits together */
    <T> T until(Patience patience, String lane, Attempt<T> attempt) throws IOException {
        long began = System.nanoTime();
        int failures = 0;
        int refusals = 0;
        while (true) {
            try {
                return once(patience, lane, attempt);
            } catch (TryAgain again) {
                if (again.rateLimit()) {
                    refusals++;
                } else {
                    failures++;
                }
                int tries = again.refusal().unreadable() ? Math.min(MOST_UNREADABLE, patience.tries()) : patience.tries();
                if (failures >= tries || refusals >= (patience.unhurried() ? mostRefusals(began) : 1)) {
                    throw again.refusal().unreadable() ? again.refusal() : again.refusal().lasting();
                }
                waits.retried();
                if (!again.rateLimit()) {
                    pause(again.after() == null ? Backoff.pause(failures) : again.after());
                }
            }
        }
    }

    private static int mostRefusals(long began) {
        return System.nanoTime() - began > LONG_REFUSED.toNanos() ? FEW_REFUSALS : MOST_REFUSALS;
    }

    private <T> T once(Patience patience, String lane, Attempt<T> attempt) throws IOException {
        Place place;
        try {
            place = pacer.enter(lane, patience.unhurried(), waits, patience.deadline());
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
        try {
            return attempt.make(place);
        } catch (TryAgain again) {
            if (again.rateLimit()) {
                pacer.refused(place, again.after(), again.signal());
            }
            throw again;
        } finally {
            pacer.leave(place);
        }
    }

    private void pause(Duration length) {
        long from = System.nanoTime();
        waits.begin("retry", clock.instant().plus(length));
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException interrupted) {
            throw interrupted();
        } finally {
            waits.end(from, System.nanoTime());
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return cancelled();
    }

    static CancellationException cancelled() {
        return new CancellationException("told to stop while waiting for Jira");
    }
}
