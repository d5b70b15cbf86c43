package org.jiraextractor.messaging;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {

    @Test
    void a_message_waits_longer_each_time_and_is_given_up_within_a_day() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(BackOff::after)).containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(8), Duration.ofMinutes(32),
                Duration.ofMinutes(128), Duration.ofHours(6), Duration.ofHours(6));
        assertThat(BackOff.after(1_000)).isEqualTo(Duration.ofHours(6));
        assertThat(IntStream.range(1, BackOff.MOST_ATTEMPTS).mapToObj(BackOff::after).reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofDays(1));
    }
}
