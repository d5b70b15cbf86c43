package org.jiraextractor.jira;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Tries until it works, at the site's pace, waiting between as asked or with backoff; bounded by {@link Patience}. */
final class Persistence {

    /** Refusals for the rate do not count as failures, but a site that only ever refuses is not waited for without end. */
    private static final int MOST_REFUSALS = 40;

    /** JSON that stays broken is not cured by time; whoever asked for much then asks for less. */
    private static final int MOST_UNREADABLE = 2;

    /** One attempt; {@link TryAgain} asks for another. Called while a place at the site is held. */
    @FunctionalInterface
    interface Attempt<T> {
        T make() throws IOException;
    }

    private final Pacer pacer;
    private final Waits waits;
    private final Clock clock;

    Persistence(Pacer pacer, Waits waits, Clock clock) {
        this.pacer = pacer;
        this.waits = waits;
        this.clock = clock;
    }

    <T> T until(Patience patience, Attempt<T> attempt) throws IOException {
        int failures = 0;
        int refusals = 0;
        while (true) {
            try {
                return once(patience, attempt);
            } catch (TryAgain again) {
                if (again.rateLimit()) {
                    refusals++;
                } else {
                    failures++;
                }
                int tries = again.refusal().unreadable() ? Math.min(MOST_UNREADABLE, patience.tries()) : patience.tries();
                if (failures >= tries || refusals >= (patience.unhurried() ? MOST_REFUSALS : 1)) {
                    throw again.refusal();
                }
                waits.retried();
                if (!again.rateLimit()) {
                    pause(again.after() == null ? Backoff.pause(failures) : again.after());
                }
            }
        }
    }

    private <T> T once(Patience patience, Attempt<T> attempt) throws IOException {
        try {
            pacer.enter(patience.unhurried(), waits, patience.deadline());
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
        try {
            return attempt.make();
        } catch (TryAgain again) {
            if (again.rateLimit()) {
                pacer.refused(again.after());
            }
            throw again;
        } finally {
            pacer.leave();
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
