package org.jiraextractor.schedules;

import java.util.Locale;

/** What happens when a schedule is due while its last run goes on: this time is left out, or waits until that one has ended. At most one waits; what is due meanwhile is left out. */
public enum Overlap {
    SKIP, QUEUE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
