package org.jiraextractor.jira;

import java.io.IOException;
import java.time.Duration;

/** A call failed in a way that may pass. */
final class TryAgain extends IOException {

    private final transient JiraRefusal refusal;
    private final boolean rateLimit;
    private final transient Duration after;

    /** @param refusal what to say when it does not pass; @param rateLimit whether the site asked everybody to wait; @param after how long, or null */
    TryAgain(JiraRefusal refusal, boolean rateLimit, Duration after) {
        super(refusal);
        this.refusal = refusal;
        this.rateLimit = rateLimit;
        this.after = after;
    }

    JiraRefusal refusal() {
        return refusal;
    }

    boolean rateLimit() {
        return rateLimit;
    }

    Duration after() {
        return after;
    }
}
