package org.jiraextractor.exports.format.reading;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jiraextractor.words.Words;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

class WhenTest {

    private static final DateTimeFormatter JIRA = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);
    private static final long IN_YEAR_ONE = -62_135_000_000_000L;
    private static final long IN_YEAR_9999 = 253_402_000_000_000L;

    private final When when = new When(Words.of(Locale.ENGLISH), ZoneId.of("Europe/Paris"));

    /** Digit by digit is what the library says. */
    @Property(tries = 2_000, seed = "4711")
    void programsReadAMomentAsTheLibraryWritesIt(@ForAll @LongRange(min = IN_YEAR_ONE, max = IN_YEAR_9999) long millis, @ForAll boolean whole) {
        Instant moment = Instant.ofEpochMilli(whole ? millis / 1_000 * 1_000 : millis);
        assertThat(when.machine(JIRA.format(moment.atOffset(ZoneOffset.ofHours(5))))).isEqualTo(moment.toString());
    }

    @Test
    void whatIsFinerThanAMillisecondStaysSo() {
        assertThat(when.machine("2026-02-25T22:17:05.123456+0100")).isEqualTo("2026-02-25T21:17:05.123456Z");
        assertThat(when.machine("2026-02-25T22:17:05Z")).isEqualTo("2026-02-25T22:17:05Z");
        assertThat(when.machine("some day")).isEmpty();
    }
}
