package org.jiraextractor.schedules;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When something happens again and again: a cron expression (minute, hour, day of the month, month, day of the week; names, lists, ranges, steps;
 * {@code @daily} and its like) that is read on the clock on a wall of its zone. Where both days are said either will do, as in every cron.
 *
 * <p>What falls into the hour that spring leaves out happens once, in the first moment after it; what falls into the hour that autumn repeats happens once,
 * the first time. The library counts on a clock without summer time, and what that means in the zone is decided here. Immutable; may be shared.
 */
public final class Rhythm {

    static final int LONGEST = 100;
    static final int FIELDS = 5;

    private static final Pattern ALPHABET = Pattern.compile("@[A-Za-z]+|[0-9A-Za-z*,/ -]+");
    /** No zone has ever repeated more than a day of minutes. */
    private static final int MOST_DOUBLES = 24 * 60 + 1;
    private static final CronDefinition FIVE_FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes().withValidRange(0, 59).withStrictRange().and()
            .withHours().withValidRange(0, 23).withStrictRange().and()
            .withDayOfMonth().withValidRange(1, 31).withStrictRange().and()
            .withMonth().withValidRange(1, 12).withStrictRange().and()
            .withDayOfWeek().withValidRange(0, 7).withMondayDoWValue(1).withIntMapping(7, 0).withStrictRange().and()
            .withSupportedNicknameYearly().withSupportedNicknameAnnually().withSupportedNicknameMonthly().withSupportedNicknameWeekly()
            .withSupportedNicknameDaily().withSupportedNicknameMidnight().withSupportedNicknameHourly().instance();

    private final Cron cron;
    private final ExecutionTime times;
    private final ZoneId zone;

    private Rhythm(Cron cron, ZoneId zone) {
        this.cron = cron;
        this.times = ExecutionTime.forCron(cron);
        this.zone = zone;
    }

    /** @throws IllegalArgumentException for what is no such expression */
    public static Rhythm of(String expression, ZoneId zone) {
        String text = expression.strip();
        if (text.length() > LONGEST || !ALPHABET.matcher(text).matches()) {
            throw new IllegalArgumentException("no cron expression");
        }
        // the parser is not told to be safe for threads
        return new Rhythm(new CronParser(FIVE_FIELDS).parse(text.startsWith("@") ? text.toLowerCase(Locale.ROOT) : text).validate(), zone);
    }

    /** The first time after that moment; none where it never comes, as on 30 February. */
    public Optional<Instant> next(Instant after) {
        // on the wall, but on a calendar on which no hour is left out or repeated
        ZonedDateTime wall = after.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
        for (int i = 0; i < MOST_DOUBLES; i++) {
            Optional<ZonedDateTime> next = times.nextExecution(wall);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            Instant at = moment(next.get().toLocalDateTime());
            if (at.isAfter(after)) {
                return Optional.of(at);
            }
            wall = next.get();
        }
        throw new IllegalStateException("a clock that repeats more than a day: " + zone + " at " + after);
    }

    /** The next ones; fewer where there are no more. */
    public List<Instant> next(Instant after, int count) {
        List<Instant> all = new ArrayList<>();
        Optional<Instant> next = next(after);
        while (next.isPresent() && all.size() < count) {
            all.add(next.get());
            next = all.size() < count ? next(next.get()) : Optional.empty();
        }
        return all;
    }

    private Instant moment(LocalDateTime wall) {
        ZoneOffsetTransition turn = zone.getRules().getTransition(wall);
        if (turn == null) {
            return wall.atZone(zone).toInstant();
        }
        return turn.isGap() ? turn.getInstant() : wall.toInstant(turn.getOffsetBefore());
    }

    /** The five fields with numbers for names. */
    String canonical() {
        return cron.asString();
    }

    public ZoneId zone() {
        return zone;
    }
}
