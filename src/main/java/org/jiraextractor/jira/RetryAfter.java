package org.jiraextractor.jira;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header Retry-After (RFC 9110, 10.2.3): seconds, or an HTTP date. */
final class RetryAfter {

    /** A site that asks for more is waited for in several steps, each seen by whoever may cancel. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private RetryAfter() {
    }

    /** @return null where there is none that can be read; zero where it says at once */
    static Duration read(String header, Clock clock) {
        if (header == null) {
            return null;
        }
        try {
            Duration asked = header.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(clock.instant(), ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (DateTimeException noDate) {
            return null;
        }
    }
}
