package org.jiraextractor.jira;

import okhttp3.Response;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * What an answer's headers say about the site's limit (Cloud: Atlassian's "Rate limiting"; Data Center: its token bucket's). Numbers are negative where nothing is said.
 *
 * @param limit     how many calls the bucket holds
 * @param remaining how many are left in it
 * @param perSecond how many come back a second
 * @param near      less than a fifth is left
 * @param ofOneLane the refusal concerns this kind of call alone
 */
record Signal(double limit, double remaining, double perSecond, boolean near, boolean ofOneLane) {

    static final Signal NONE = new Signal(-1, -1, -1, false, false);
    /** A larger bucket is no burst's but a quota's, which comes back at a time that is told. */
    private static final double LARGEST_BURST = 1_000;

    static Signal of(Response response, Clock clock) {
        double limit = number(response.header("X-RateLimit-Limit"));
        double remaining = number(response.header("X-RateLimit-Remaining"));
        double interval = number(response.header("X-RateLimit-Interval-Seconds"));
        double fill = number(response.header("X-RateLimit-FillRate"));
        double perSecond = interval > 0 && fill > 0 ? fill / interval : limit <= LARGEST_BURST ? limit : remaining / untilReset(response.header("X-RateLimit-Reset"), clock);
        boolean burst = response.header("RateLimit-Reason", "").startsWith("jira-burst");
        return new Signal(limit, limit > 0 && perSecond > 0 ? remaining : -1, perSecond, "true".equalsIgnoreCase(response.header("X-RateLimit-NearLimit")), burst);
    }

    /** Whether the bucket can be followed. */
    boolean counted() {
        return remaining >= 0;
    }

    private static double number(String header) {
        return header != null && header.strip().matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(header.strip()) : -1;
    }

    /** In seconds; an hour where it is not told. */
    private static double untilReset(String header, Clock clock) {
        try {
            return header == null ? 3_600 : Math.max(1, Duration.between(clock.instant(), OffsetDateTime.parse(header.strip())).toMillis() / 1e3);
        } catch (DateTimeException unread) {
            return 3_600;
        }
    }
}
