package org.jiraextractor.exports.format.xml;

import org.jiraextractor.exports.format.Cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Moments as RSS has them: {@code Fri, 28 Jul 2023 00:11:05 +0000}, on the clocks of the account's zone, as Jira would. */
final class Rfc822 {

    /** Words of our own: those of the JDK change with its release. */
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().appendText(ChronoField.DAY_OF_WEEK, words("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
            .appendPattern(", d ").appendText(ChronoField.MONTH_OF_YEAR, words("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))
            .appendPattern(" uuuu HH:mm:ss ").appendOffset("+HHMM", "+0000").toFormatter(Locale.ROOT);

    private final ZoneId zone;

    Rfc822(ZoneId zone) {
        this.zone = zone;
    }

    /** What is neither a moment nor a day stays as it is. */
    String of(Cell cell) {
        try {
            return switch (cell.kind()) {
                case MOMENT -> FORMAT.format(OffsetDateTime.parse(cell.value()).atZoneSameInstant(zone));
                case DAY -> FORMAT.format(LocalDate.parse(cell.value()).atStartOfDay(zone));
                default -> cell.value();
            };
        } catch (DateTimeException impossible) {
            return cell.value();
        }
    }

    private static Map<Long, String> words(String... words) {
        return IntStream.range(0, words.length).boxed().collect(Collectors.toMap(i -> i + 1L, i -> words[i]));
    }
}
