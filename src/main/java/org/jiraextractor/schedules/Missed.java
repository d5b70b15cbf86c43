package org.jiraextractor.schedules;

import java.util.Locale;

/** What happens when nobody was there at the time: one run makes up for all that were missed, or they are left out. */
public enum Missed {
    RUN_ONCE, SKIP;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
