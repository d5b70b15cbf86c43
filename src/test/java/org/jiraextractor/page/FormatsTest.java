package org.jiraextractor.page;

import org.jiraextractor.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

class FormatsTest {

    /** Friday, 18:00 in Paris. */
    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-11-20T17:00:44Z | just now | à l’instant",
        "2026-11-20T17:10:00Z | in 10 min | dans 10 min",
        "2026-11-20T16:57:00Z | 3 min ago | il y a 3 min",
        "2026-11-21T05:00:00Z | in 12 h | dans 12 h",
        "2026-11-21T18:00:00Z | tomorrow | demain",
        "2026-11-21T23:30:00Z | in 2 days | dans 2 jours",
        "2026-11-22T05:00:00Z | in 2 days | dans 2 jours",
        "2026-11-19T16:00:00Z | yesterday | hier",
        "2026-11-18T22:30:00Z | 2 days ago | il y a 2 jours",
        "2026-11-14T17:00:00Z | 6 days ago | il y a 6 jours",
        "2026-11-13T17:00:00Z | Nov 13, 2026 | 13 nov. 2026",
    })
    void a_moment_is_told_by_its_distance_and_days_by_the_readers_calendar(String at, String english, String french) {
        assertThat(in(Locale.ENGLISH, "Europe/Paris").ago(Instant.parse(at))).isEqualTo(english);
        assertThat(in(Locale.FRENCH, "Europe/Paris").ago(Instant.parse(at)).replace('\u00a0', ' ')).isEqualTo(french);
    }

    @Test
    void a_day_that_has_25_hours_is_not_over_after_24() {
        Formats afterMidnight = new Formats(Words.of(Locale.ENGLISH), ZoneId.of("Europe/Paris"), Instant.parse("2026-10-24T22:10:00Z"));

        assertThat(afterMidnight.ago(Instant.parse("2026-10-25T22:20:00Z"))).isEqualTo("in 24 h");
    }

    @Test
    void the_exact_moment_is_the_readers_and_everybodys() {
        assertThat(in(Locale.ENGLISH, "America/New_York").exact(NOW)).matches("Nov 20, 2026, 12:00:00\\hPM \\(America/New York\\) · 2026-11-20 17:00:00 UTC");
        assertThat(new Formats(Words.of(Locale.ENGLISH), ZoneOffset.UTC, NOW).exact(NOW)).isEqualTo("2026-11-20 17:00:00 UTC");
    }

    private static Formats in(Locale locale, String zone) {
        return new Formats(Words.of(locale), ZoneId.of(zone), NOW);
    }
}
