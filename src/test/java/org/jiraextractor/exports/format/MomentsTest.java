package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.node.TextNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

class MomentsTest {

    private static final DateTimeFormatter JIRA = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT).withResolverStyle(java.time.format.ResolverStyle.STRICT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);

    /** The quick way reads what the library reads, refuses what it refuses, and writes what it writes. */
    @Property(tries = 2_000, seed = "4711")
    void aMomentIsReadAsTheLibraryReadsIt(@ForAll("moments") String text) {
        OffsetDateTime expected;
        try {
            expected = OffsetDateTime.parse(text, JIRA);
        } catch (DateTimeException none) {
            expected = null;
        }
        OffsetDateTime read;
        try {
            read = Moments.exact(text);
        } catch (DateTimeException none) {
            read = null;
        }
        assertThat(read).isEqualTo(expected);
        assertThat(Moments.ISO_8601.text(TextNode.valueOf(text))).isEqualTo(expected == null ? text : ISO.format(expected));
    }

    @Test
    void whatIsWrittenOtherwiseIsReadOtherwise() {
        assertThat(Moments.exact("2026-02-25T22:17:05.123Z")).isNull();
        assertThat(Moments.exact("2026-02-25 22:17:05.123+0100")).isNull();
        assertThat(Moments.exact("2026-02-25T22:17:05.123+01:0")).isNull();
        assertThat(Moments.ISO_8601.text(TextNode.valueOf("2026-02-25T22:17:05Z"))).isEqualTo("2026-02-25T22:17:05.000+00:00");
        assertThat(Moments.ISO_8601.text(TextNode.valueOf("2026-02-25T22:17:05.123-0000"))).isEqualTo("2026-02-25T22:17:05.123+00:00");
    }

    /** Some of them are of no calendar. */
    @Provide
    Arbitrary<String> moments() {
        Arbitrary<String> day = Combinators.combine(Arbitraries.integers().between(1, 9_999), Arbitraries.integers().between(0, 13), Arbitraries.integers().between(0, 32))
                .as((y, m, d) -> String.format(Locale.ROOT, "%04d-%02d-%02d", y, m, d));
        Arbitrary<String> time = Combinators.combine(Arbitraries.integers().between(0, 24), Arbitraries.integers().between(0, 60), Arbitraries.integers().between(0, 60),
                Arbitraries.integers().between(0, 999)).as((h, m, s, f) -> String.format(Locale.ROOT, "%02d:%02d:%02d.%03d", h, m, s, f));
        Arbitrary<String> zone = Combinators.combine(Arbitraries.of("+", "-"), Arbitraries.integers().between(0, 17), Arbitraries.of(0, 30, 45, 59))
                .as((sign, h, m) -> String.format(Locale.ROOT, "%s%02d%02d", h == 0 && m == 0 ? "+" : sign, h, m));
        return Combinators.combine(day, time, zone).as((d, t, z) -> d + "T" + t + z);
    }
}
