package org.jiraextractor.jira;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void is_seconds_or_an_http_date() {
        assertThat(RetryAfter.read("17", clock)).isEqualTo(Duration.ofSeconds(17));
        assertThat(RetryAfter.read("Fri, 20 Nov 2026 10:00:42 GMT", clock)).isEqualTo(Duration.ofSeconds(42));
        assertThat(RetryAfter.read("0", clock)).isZero();
    }

    @Test
    void is_never_negative_endless_or_a_failure() {
        assertThat(RetryAfter.read("Fri, 20 Nov 2026 09:00:00 GMT", clock)).isZero();
        assertThat(RetryAfter.read("999999999", clock)).isEqualTo(Duration.ofMinutes(15));
        assertThat(RetryAfter.read("soon", clock)).isNull();
        assertThat(RetryAfter.read(null, clock)).isNull();
    }
}
