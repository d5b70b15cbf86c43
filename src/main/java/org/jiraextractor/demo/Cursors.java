package org.jiraextractor.demo;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where page tokens lead. A token lives seven days, and belongs to the question that it was given to; the latest 10,000 are kept. Thread-safe.
 *
 * @param <T> what is remembered
 */
final class Cursors<T> {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final int KEPT = 10_000;

    private record Cursor<T>(String question, T place, Instant issued) {
    }

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Cursor<T>> cursors = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cursor<T>> eldest) {
            return size() > KEPT;
        }
    };

    Cursors(Clock clock) {
        this.clock = clock;
    }

    synchronized String token(String question, T place) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(("page:" + Long.toHexString(random.nextLong())).getBytes(StandardCharsets.US_ASCII));
        cursors.put(token, new Cursor<>(question, place, clock.instant()));
        return token;
    }

    /** May be asked again: a client that was cut off repeats its call. */
    synchronized T place(String question, String token) {
        Cursor<T> cursor = cursors.get(token);
        if (cursor == null || !cursor.question.equals(question) || cursor.issued.plus(LIFE).isBefore(clock.instant())) {
            throw new JiraRefusal(400, "The provided next page token is invalid or expired.");
        }
        return cursor.place;
    }
}
