package org.jiraextractor.jobs;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** queued → running → done | failed | cancelled, with paused between; the one place that knows which move is allowed. */
public enum JobState {
    QUEUED, RUNNING, PAUSED, DONE, FAILED, CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static JobState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Nothing more happens by itself. */
    public boolean ended() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    boolean mayBecome(JobState next) {
        return next().contains(next);
    }

    private Set<JobState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(RUNNING, PAUSED, CANCELLED);
            // a node that stops hands its job back to the queue
            case RUNNING -> EnumSet.of(QUEUED, RUNNING, PAUSED, DONE, FAILED, CANCELLED);
            case PAUSED -> EnumSet.of(QUEUED, CANCELLED);
            // retry goes on where it stopped
            case FAILED, CANCELLED -> EnumSet.of(QUEUED);
            case DONE -> EnumSet.noneOf(JobState.class);
        };
    }
}
