package org.jiraextractor.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Jira's limit per second: a bucket a method and endpoint, as big as a second's calls. Thread-safe. */
final class Burst {

    private static final class Bucket {
        private double tokens;
        private long filled;
    }

    private final int perSecond;
    private final Duration retryAfter;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    Burst(int perSecond, Duration retryAfter) {
        this.perSecond = perSecond;
        this.retryAfter = retryAfter;
    }

    /** The refusal, where this call is one too many. */
    Optional<Answer> refused(String endpoint) {
        if (perSecond <= 0) {
            return Optional.empty();
        }
        Bucket bucket = buckets.computeIfAbsent(endpoint, any -> full());
        synchronized (bucket) {
            long now = System.nanoTime();
            bucket.tokens = Math.min(perSecond, bucket.tokens + (now - bucket.filled) / 1e9 * perSecond);
            bucket.filled = now;
            if (bucket.tokens >= 1) {
                bucket.tokens--;
                return Optional.empty();
            }
        }
        return Optional.of(Mood.TOO_MANY.retryAfter(retryAfter).instead().with("X-RateLimit-Limit", Integer.toString(perSecond)).with("X-RateLimit-Remaining", "0"));
    }

    /** A right answer says when little is left. */
    Answer marked(String endpoint, Answer answer) {
        Bucket bucket = buckets.get(endpoint);
        if (bucket == null) {
            return answer;
        }
        double left;
        synchronized (bucket) {
            left = bucket.tokens;
        }
        Answer counted = answer.with("X-RateLimit-Limit", Integer.toString(perSecond)).with("X-RateLimit-Remaining", Integer.toString((int) left));
        return left < perSecond * 0.2 ? counted.with("X-RateLimit-NearLimit", "true") : counted;
    }

    private Bucket full() {
        Bucket bucket = new Bucket();
        bucket.tokens = perSecond;
        bucket.filled = System.nanoTime();
        return bucket;
    }
}
