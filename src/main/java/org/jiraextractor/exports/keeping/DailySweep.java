package org.jiraextractor.exports.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jiraextractor.config.Settings;
import org.jiraextractor.schedules.Ticked;
import org.jiraextractor.words.Refusal;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Begins the sweep of each day, whichever node's timer ticks first after its hour. */
@ApplicationScoped
class DailySweep {

    private static final Logger LOG = Logger.getLogger(DailySweep.class.getName());

    private final SweepTurns turns;
    private final int hour;

    @Inject
    DailySweep(SweepTurns turns, Settings settings) {
        this.turns = turns;
        this.hour = settings.keeping().sweepHour();
    }

    protected DailySweep() {
        this.turns = null;
        this.hour = 0;
    }

    void ticked(@Observes Ticked tick) {
        try {
            turns.take(hour).ifPresent(job -> LOG.log(Level.INFO, "the sweep of the day is job {0}", job));
        } catch (Refusal busy) {
            // somebody moves or sweeps just now: the turn was not taken, and a later tick tries again
            LOG.log(Level.FINE, "the sweep of the day has to wait", busy);
        }
    }
}
