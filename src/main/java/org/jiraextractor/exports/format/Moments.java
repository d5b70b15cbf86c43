package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Jira's moments ({@code 2026-02-25T22:17:05.123+0100}) and days ({@code 2026-03-01}) as cells. What is neither stays as it is. */
public final class Moments {

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)");
    private static final String JIRAS = "0000-00-00T00:00:00.000+0000";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    /** Words of our own: those of the JDK change with its release. */
    private static final DateTimeFormatter AS_JIRA = new DateTimeFormatterBuilder().appendPattern("dd/").appendText(ChronoField.MONTH_OF_YEAR, months())
            .appendPattern("/yy h:mm ").appendText(ChronoField.AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM")).toFormatter(Locale.ROOT);

    private final FormatOptions.Dates dates;
    private final ZoneId zone;

    /** ISO 8601 throughout: what they are, rather than how somebody likes them. */
    public static final Moments ISO_8601 = new Moments(FormatOptions.Dates.ISO, ZoneOffset.UTC);

    private Moments(FormatOptions.Dates dates, ZoneId zone) {
        this.dates = dates;
        this.zone = zone;
    }

    /** As the options of CSV want them. */
    static Moments of(FormatOptions options) {
        return new Moments(options.csv().dates(), options.zone());
    }

    public static boolean isMoment(String text) {
        return text.length() >= 20 && text.charAt(10) == 'T' && MOMENT.matcher(text).matches();
    }

    private static boolean isDay(String text) {
        return text.length() == 10 && DAY.matcher(text).matches();
    }

    /**
     * Of a moment as Jira writes all of them ({@code 2026-02-25T22:17:05.123+0100}), digit by digit: there are a hundred in an issue.
     *
     * @return null where it is written otherwise
     * @throws DateTimeException where there is no such moment
     */
    public static OffsetDateTime exact(String text) {
        if (text.length() != JIRAS.length()) {
            return null;
        }
        for (int i = 0; i < JIRAS.length(); i++) {
            char c = text.charAt(i);
            char expected = JIRAS.charAt(i);
            if (expected == '0' ? c < '0' || c > '9' : expected == '+' ? c != '+' && c != '-' : c != expected) {
                return null;
            }
        }
        int sign = text.charAt(23) == '-' ? -1 : 1;
        return OffsetDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13), number(text, 14, 16), number(text, 17, 19),
                number(text, 20, 23) * 1_000_000, ZoneOffset.ofHoursMinutes(sign * number(text, 24, 26), sign * number(text, 26, 28)));
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    public Cell cell(JsonNode value) {
        String raw = raw(value);
        Cell.Kind kind = isMoment(raw) ? Cell.Kind.MOMENT : isDay(raw) ? Cell.Kind.DAY : Cell.Kind.TEXT;
        return raw.isEmpty() ? Cell.EMPTY : new Cell(text(value), kind);
    }

    private static String raw(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    public String text(JsonNode value) {
        String raw = raw(value);
        try {
            OffsetDateTime exact = exact(raw);
            if (exact != null) {
                // then ISO 8601 needs no more than its colon, and a zero no sign but plus
                return dates == FormatOptions.Dates.ISO && !raw.endsWith("-0000") ? raw.substring(0, 26) + ':' + raw.substring(26) : moment(exact);
            }
            if (isMoment(raw)) {
                return moment(OffsetDateTime.parse(raw.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")));
            }
            return dates == FormatOptions.Dates.JIRA && isDay(raw) ? AS_JIRA.format(LocalDate.parse(raw).atStartOfDay()) : raw;
        } catch (DateTimeException impossibleDay) {
            return raw;
        }
    }

    private String moment(OffsetDateTime moment) {
        return dates == FormatOptions.Dates.ISO ? ISO.format(moment) : AS_JIRA.format(moment.atZoneSameInstant(zone));
    }

    private static Map<Long, String> months() {
        Map<Long, String> months = new HashMap<>();
        String[] words = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        for (int i = 0; i < words.length; i++) {
            months.put(i + 1L, words[i]);
        }
        return months;
    }
}
