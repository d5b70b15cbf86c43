package org.jiraextractor.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Jira's limit per second: a bucket as big as a second's calls, one for each method and endpoint, or one for all. Thread-safe. */
public final class Burst {

    /** What answers say of the limit: Cloud's headers, Data Center's, or nothing, right or refused. */
    public enum Kind {
        CLOUD, DATA_CENTER, SILENT
    }

    /** How a refusal says when to come back. */
    public enum Says {
        SECONDS, DATE, NOTHING, HTML
    }

    /** @param headers for the answer, whichever it is */
    public record Verdict(boolean refused, Map<String, String> headers) {
    }

    private record Limit(int perSecond, Duration retryAfter, Says says) {
    }

    private static final class Bucket {
        private double tokens;
        private Instant filled;
    }

    private final Clock clock;
    private final Kind kind;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private volatile Limit limit = new Limit(0, Duration.ofSeconds(1), Says.SECONDS);

    public Burst(Clock clock, Kind kind) {
        this.clock = clock;
        this.kind = kind;
    }

    /** From now on, with full buckets; 0 for no limit. */
    public void limit(int perSecond, Duration retryAfter, Says says) {
        limit = new Limit(perSecond, retryAfter, says);
        buckets.clear();
    }

    /** @param endpoint {@code GET /rest/api/3/field} */
    public Verdict take(String endpoint) {
        Limit now = limit;
        if (now.perSecond <= 0) {
            return new Verdict(false, Map.of());
        }
        Bucket bucket = buckets.computeIfAbsent(kind == Kind.DATA_CENTER ? "all" : endpoint, any -> full(now));
        boolean refused;
        int left;
        synchronized (bucket) {
            Instant at = clock.instant();
            bucket.tokens = Math.min(now.perSecond, bucket.tokens + Math.max(0, Duration.between(bucket.filled, at).toNanos()) / 1e9 * now.perSecond);
            bucket.filled = at;
            // a thousandth of a call is an error of rounding
            refused = bucket.tokens < 0.999;
            bucket.tokens = Math.max(0, bucket.tokens - (refused ? 0 : 1));
            left = (int) bucket.tokens;
        }
        return new Verdict(refused, headers(now, left, refused));
    }

    private Map<String, String> headers(Limit now, int left, boolean refused) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (kind != Kind.SILENT) {
            headers.put("X-RateLimit-Limit", Integer.toString(now.perSecond));
            headers.put("X-RateLimit-Remaining", Integer.toString(left));
        }
        if (kind == Kind.DATA_CENTER) {
            headers.put("X-RateLimit-Interval-Seconds", "1");
            headers.put("X-RateLimit-FillRate", Integer.toString(now.perSecond));
            headers.put("retry-after", Long.toString(refused ? Math.max(1, now.retryAfter.toSeconds()) : 0));
            return headers;
        }
        if (kind == Kind.CLOUD && left < now.perSecond * 0.2) {
            headers.put("X-RateLimit-NearLimit", "true");
        }
        if (refused && kind == Kind.CLOUD) {
            headers.put("RateLimit-Reason", "jira-burst-based");
        }
        if (refused && now.says != Says.NOTHING && now.retryAfter != null) {
            headers.put("Retry-After", now.says == Says.DATE ? DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().plus(now.retryAfter).plusMillis(999).atOffset(ZoneOffset.UTC))
                    : Long.toString(now.retryAfter.toSeconds()));
        }
        return headers;
    }

    boolean inHtml() {
        return limit.says == Says.HTML;
    }

    private Bucket full(Limit now) {
        Bucket bucket = new Bucket();
        bucket.tokens = now.perSecond;
        bucket.filled = clock.instant();
        return bucket;
    }
}
