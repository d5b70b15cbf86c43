package org.jiraextractor.jira;

import java.io.IOException;
import java.time.Duration;

/** A call failed in a way that may pass. */
final class TryAgain extends IOException {

    private final transient JiraRefusal refusal;
    private final boolean rateLimit;
    private final transient Duration after;
    private final transient Signal signal;

    /** @param refusal what to say when it does not pass; @param rateLimit whether the site asked everybody to wait; @param after how long, or null */
    TryAgain(JiraRefusal refusal, boolean rateLimit, Duration after) {
        this(refusal, rateLimit, after, Signal.NONE);
    }

    /** @param signal what was said of the limit besides */
    TryAgain(JiraRefusal refusal, boolean rateLimit, Duration after, Signal signal) {
        super(refusal);
        this.refusal = refusal;
        this.rateLimit = rateLimit;
        this.after = after;
        this.signal = signal;
    }

    JiraRefusal refusal() {
        return refusal;
    }

    boolean rateLimit() {
        return rateLimit;
    }

    Signal signal() {
        return signal;
    }

    Duration after() {
        return after;
    }
}
