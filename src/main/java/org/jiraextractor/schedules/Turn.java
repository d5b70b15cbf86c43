package org.jiraextractor.schedules;

import java.time.Instant;

/** What a schedule does at a tick, for the time at which it was due. */
record Turn(Does does, Instant due) {

    enum Does {
        NOTHING,
        START,
        /** goes on to wait for the last run to end */
        WAIT,
        /** left out, since the last run goes on */
        OVERLAP,
        /** left out, since nobody was there at the time */
        MISSED
    }

    static final Turn NOTHING = new Turn(Does.NOTHING, null);
}
