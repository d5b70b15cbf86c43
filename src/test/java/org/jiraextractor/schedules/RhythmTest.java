package org.jiraextractor.schedules;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When a rhythm comes round, above all where the clocks change. */
class RhythmTest {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2029-01-01T00:00:00Z");
    /** Every place whose clocks change in these years, and some where they don't: by a whole hour, by half of one (Lord Howe), at midnight (Santiago, Beirut). */
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/") && !id.startsWith("Etc/")).filter(RhythmTest::turns).sorted().toList();

    private static boolean turns(String id) {
        ZoneOffsetTransition next = ZoneId.of(id).getRules().nextTransition(FROM);
        return next != null && next.getInstant().isBefore(TO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // Paris leaves 02:00–03:00 out on 28 March 2027, and has it twice on 25 October 2026
            "30 2 * * *   | Europe/Paris   | 2027-03-27T12:00:00Z | 2027-03-28T01:00:00Z, 2027-03-29T00:30:00Z",
            "*/20 2 * * * | Europe/Paris   | 2027-03-27T12:00:00Z | 2027-03-28T01:00:00Z, 2027-03-29T00:00:00Z",
            "0 * * * *    | Europe/Paris   | 2027-03-28T00:30:00Z | 2027-03-28T01:00:00Z, 2027-03-28T02:00:00Z",
            "30 2 * * *   | Europe/Paris   | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
            "30 * * * *   | Europe/Paris   | 2026-10-25T00:00:00Z | 2026-10-25T00:30:00Z, 2026-10-25T02:30:00Z",
            "0 3 * * *    | Europe/Paris   | 2026-10-24T12:00:00Z | 2026-10-25T02:00:00Z, 2026-10-26T02:00:00Z",
            // asked in the middle of the second 02:00–03:00
            "*/10 * * * * | Europe/Paris   | 2026-10-25T01:15:00Z | 2026-10-25T02:00:00Z, 2026-10-25T02:10:00Z",
            // half an hour: 02:00–02:30 is left out on 4 October 2026, 01:30–02:00 comes twice on 5 April 2026
            "15 2 * * *   | Australia/Lord_Howe | 2026-10-03T00:00:00Z | 2026-10-03T15:30:00Z, 2026-10-04T15:15:00Z",
            "45 1 * * *   | Australia/Lord_Howe | 2026-04-04T00:00:00Z | 2026-04-04T14:45:00Z, 2026-04-05T15:15:00Z",
            // a day that begins at one
            "0 0 * * *    | America/Santiago | 2026-09-05T12:00:00Z | 2026-09-06T04:00:00Z, 2026-09-07T03:00:00Z",
            "0 7 * * MON-FRI | UTC | 2026-11-20T12:00:00Z | 2026-11-23T07:00:00Z, 2026-11-24T07:00:00Z",
            "0 0 13 * FRI | UTC | 2026-11-21T00:00:00Z | 2026-11-27T00:00:00Z, 2026-12-04T00:00:00Z",
            "0 0 29 2 *   | UTC | 2026-11-21T00:00:00Z | 2028-02-29T00:00:00Z, 2032-02-29T00:00:00Z",
            "@daily       | UTC | 2026-11-20T00:00:00Z | 2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z",
            "@HOURLY      | UTC | 2026-11-20T00:00:00Z | 2026-11-20T01:00:00Z, 2026-11-20T02:00:00Z"})
    void it_comes_round_as_a_clock_on_a_wall_says(String cron, String zone, Instant after, String expected) {
        assertThat(Rhythm.of(cron, ZoneId.of(zone)).next(after, 2)).isEqualTo(Stream.of(expected.split(", ")).map(Instant::parse).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 *"})
    void a_day_that_never_comes_has_no_next_time(String cron) {
        assertThat(Rhythm.of(cron, ZoneOffset.UTC).next(FROM)).isEmpty();
        assertThat(Rhythm.of(cron, ZoneOffset.UTC).next(FROM, 5)).isEmpty();
        assertThat(SoundCron.Check.wrong(cron)).isEqualTo("schedule.cron.never");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"60 * * * * | schedule.cron.field.0", "*/0 * * * * | schedule.cron.field.0", "0 24 * * * | schedule.cron.field.1", "0 0 0 * * | schedule.cron.field.2",
            "0 0 L * * | schedule.cron.field.2", "0 0 1 13 * | schedule.cron.field.3", "0 0 * * FOO | schedule.cron.field.4", "0 0 * * 5-1 | schedule.cron.field.4", "0 0 * * 8 | schedule.cron.field.4",
            "* * * * | schedule.cron.fields", "0 0 * * * * | schedule.cron.fields", "@fortnightly | schedule.cron.nickname", "every day | schedule.cron.fields", "0 0 ? * 1 | schedule.cron.field.2"})
    void what_cannot_be_read_is_told_by_its_field(String cron, String key) {
        assertThat(SoundCron.Check.wrong(cron)).isEqualTo(key);
    }

    @Test
    void longer_than_anybody_writes_is_refused_at_once() {
        assertThatThrownBy(() -> Rhythm.of("0,".repeat(50_000) + "0 * * * *", ZoneOffset.UTC)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500, seed = "20261122")
    void whatever_is_typed_is_read_or_refused(@ForAll String text) {
        try {
            Rhythm.of(text, ZoneOffset.UTC).next(FROM);
        } catch (IllegalArgumentException refused) {
            assertThat(SoundCron.Check.wrong(text)).startsWith("schedule.cron.");
        }
    }

    /** The oracle walks the wall's clock minute by minute over a day and a half about a change, and looks at sets. */
    @Property(tries = 200, seed = "20261122")
    void each_minute_of_the_wall_that_it_names_comes_once_and_none_is_lost(@ForAll("crons") Cron cron, @ForAll("places") String zone, @ForAll("turns") int turn) {
        ZoneId place = ZoneId.of(zone);
        ZoneOffsetTransition change = place.getRules().nextTransition(FROM);
        for (int i = 0; i < turn && place.getRules().nextTransition(change.getInstant()) != null; i++) {
            change = place.getRules().nextTransition(change.getInstant());
        }
        Instant from = change.getInstant().minus(16, ChronoUnit.HOURS);
        Instant to = change.getInstant().plus(20, ChronoUnit.HOURS);

        TreeSet<Instant> expected = new TreeSet<>();
        LocalDateTime end = to.plus(Duration.ofHours(3)).atZone(place).toLocalDateTime();
        for (LocalDateTime wall = from.minus(Duration.ofHours(3)).atZone(place).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES); wall.isBefore(end); wall = wall.plusMinutes(1)) {
            if (cron.names(wall)) {
                List<ZoneOffset> offsets = place.getRules().getValidOffsets(wall);
                expected.add(offsets.isEmpty() ? place.getRules().getTransition(wall).getInstant() : wall.toInstant(offsets.get(0)));
            }
        }
        List<Instant> wanted = expected.stream().filter(at -> at.isAfter(from) && !at.isAfter(to)).toList();

        Rhythm rhythm = Rhythm.of(cron.text(), place);
        List<Instant> got = new ArrayList<>();
        for (Instant at = from; got.size() <= wanted.size(); at = got.get(got.size() - 1)) {
            Instant next = rhythm.next(at).filter(found -> !found.isAfter(to)).orElse(null);
            if (next == null) {
                break;
            }
            got.add(next);
        }
        assertThat(got).as(cron + " in " + zone).isEqualTo(wanted);
        // whenever one asks, the answer is the same
        for (int i = 0; i + 1 < got.size(); i += 7) {
            Instant between = got.get(i).plus(Duration.between(got.get(i), got.get(i + 1)).dividedBy(2));
            assertThat(rhythm.next(between)).contains(got.get(i + 1));
        }
    }

    /** One field: how it is written, and what it means. */
    record Part(String text, IntPredicate names) {
    }

    record Cron(Part minute, Part hour, Part day, Part month, Part weekday) {

        String text() {
            return String.join(" ", minute.text, hour.text, day.text, month.text, weekday.text);
        }

        boolean names(LocalDateTime wall) {
            boolean ofMonth = day.names.test(wall.getDayOfMonth());
            boolean ofWeek = weekday.names.test(wall.getDayOfWeek().getValue() % 7);
            boolean both = !day.text.matches("\\*(/1)?") && !weekday.text.matches("\\*(/1)?");
            return minute.names.test(wall.getMinute()) && hour.names.test(wall.getHour()) && month.names.test(wall.getMonthValue()) && (both ? ofMonth || ofWeek : ofMonth && ofWeek);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<Integer> turns() {
        return Arbitraries.integers().between(0, 3);
    }

    @Provide
    Arbitrary<Cron> crons() {
        Arbitrary<Part> any = Arbitraries.just(new Part("*", value -> true));
        Arbitrary<Part> often = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, any), net.jqwik.api.Tuple.of(2, part(1, 28)));
        return Combinators.combine(part(0, 59), Arbitraries.oneOf(any, part(0, 23), part(0, 4)), often, Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, any), net.jqwik.api.Tuple.of(1, part(1, 12))),
                Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, any), net.jqwik.api.Tuple.of(2, part(0, 6)))).as(Cron::new);
    }

    private static Arbitrary<Part> part(int least, int most) {
        Arbitrary<Integer> value = Arbitraries.integers().between(least, most);
        Arbitrary<Part> list = value.set().ofMinSize(1).ofMaxSize(4).map(values -> new Part(String.join(",", values.stream().map(String::valueOf).toList()), values::contains));
        Arbitrary<Part> range = Combinators.combine(value, value, Arbitraries.integers().between(1, 4)).as((a, b, step) -> {
            int low = Math.min(a, b);
            int high = Math.max(a, b);
            return new Part(low + "-" + high + (step == 1 ? "" : "/" + step), v -> v >= low && v <= high && (v - low) % step == 0);
        });
        Arbitrary<Part> steps = Arbitraries.integers().between(1, Math.min(12, most)).map(step -> new Part("*/" + step, v -> (v - least) % step == 0));
        return Arbitraries.oneOf(list, range, steps);
    }
}
