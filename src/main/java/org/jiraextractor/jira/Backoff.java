package org.jiraextractor.jira;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait when nobody says: doubling from half a second to half a minute, full jitter, so that those who failed together do not come back together. */
final class Backoff {

    private static final long FIRST_MS = 500;
    private static final long CAP_MS = 30_000;

    private Backoff() {
    }

    /** @param failures from 1 */
    static Duration pause(int failures) {
        long most = Math.min(CAP_MS, FIRST_MS << Math.min(10, Math.max(0, failures - 1)));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 10, most + 1));
    }
}
