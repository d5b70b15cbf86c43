package org.jiraextractor.schedules;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.jiraextractor.bus.Timers;
import org.jiraextractor.config.Settings;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one timer: every 30 seconds, on every node that is a scheduler, it starts what is due and looks at what has ended. One tick at a time; what a tick leaves the next one does. */
@Singleton
@DependsOn("Migrations")
@Lock(LockType.WRITE)
@TransactionManagement(TransactionManagementType.BEAN)
public class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class.getName());
    private static final int EVERY_SECONDS = 30;
    private static final int MOST_SCHEDULES = 200;
    /** Of one schedule in one tick. */
    private static final int MOST_TURNS = 10;
    private static final int MOST_ENDS = 500;

    @Inject
    private Settings settings;
    @Inject
    private Starting starting;
    @Inject
    private Settling settling;
    @Inject
    private Event<Ticked> ticked;
    @Inject
    private Timers timers;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    public void tick() {
        if (settings.roles().scheduler()) {
            long began = System.nanoTime();
            guarded("looking at what has ended", () -> repeat(MOST_ENDS, settling::next));
            guarded("looking for due schedules", this::startAll);
            guarded("telling others of the time", this::tell);
            guarded("noting the tick", () -> noted(began));
        }
    }

    private boolean tell() {
        ticked.fire(new Ticked(starting.now()));
        return true;
    }

    private boolean noted(long began) {
        timers.ran("schedules", EVERY_SECONDS, (System.nanoTime() - began) / 1_000_000);
        return true;
    }

    private boolean startAll() {
        Instant now = starting.now();
        for (UUID id : starting.due(now, MOST_SCHEDULES)) {
            // one that cannot be started must not keep the others from it
            guarded("starting schedule " + id, () -> repeat(MOST_TURNS, () -> starting.next(id, now)));
        }
        return true;
    }

    private static boolean repeat(int most, BooleanSupplier step) {
        for (int i = 0; i < most; i++) {
            if (!step.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static void guarded(String what, BooleanSupplier work) {
        try {
            work.getAsBoolean();
        } catch (RuntimeException failed) {
            // the next tick tries again
            LOG.log(Level.WARNING, what + " failed", failed);
        }
    }
}
