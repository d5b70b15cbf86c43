package org.jiraextractor.jira;

import java.time.Instant;

/** Hears when calls to a site have to wait. Called from any thread, must return at once. */
public interface Watch {

    /** Nobody listens. */
    Watch NONE = (reason, until) -> { };

    /** @param reason {@code rate_limit} (Jira asked us to) or {@code retry} (a call failed); @param until when calls go on */
    void waiting(String reason, Instant until);
}
