package org.jiraextractor.exports.format.reading;

import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.words.Words;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments, days and durations in words, in the time zone of the export's account. Words of our own: those of the JDK change with its release. For one thread at a time. */
public final class When {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private static final String DAY = "\u0001";
    private static final String TIME = "\u0002";

    private final Words words;
    private final ZoneId zone;
    private final String[] months;
    /** With the places where day and time go. */
    private final String both;
    private String last = "";
    private ZonedDateTime lastParsed;

    public When(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
        this.months = words.say("format.months").split(" ");
        this.both = words.say("format.when", DAY, TIME);
    }

    public ZoneId zone() {
        return zone;
    }

    /** {@code 25 Feb 2026, 22:17}; what is no moment stays as it is. */
    public String moment(String jira) {
        ZonedDateTime moment = parsed(jira);
        return moment == null ? jira : both.replace(DAY, day(moment.toLocalDate())).replace(TIME, two(moment.getHour()) + ":" + two(moment.getMinute()));
    }

    /** For programs: {@code 2026-02-25T21:17:05.123Z}; empty where it is no moment. */
    public String machine(String jira) {
        ZonedDateTime moment = parsed(jira);
        return moment == null ? "" : machine(moment.withZoneSameInstant(ZoneOffset.UTC));
    }

    /** As an instant says itself, digit by digit: there are a hundred in an issue. */
    private static String machine(ZonedDateTime utc) {
        int millis = utc.getNano() / 1_000_000;
        if (utc.getYear() < 1000 || utc.getYear() > 9999 || utc.getNano() != millis * 1_000_000) {
            return utc.toInstant().toString();
        }
        String seconds = utc.getYear() + "-" + two(utc.getMonthValue()) + "-" + two(utc.getDayOfMonth()) + "T" + two(utc.getHour()) + ":" + two(utc.getMinute()) + ":" + two(utc.getSecond());
        return seconds + (millis == 0 ? "Z" : (millis < 10 ? ".00" : millis < 100 ? ".0" : ".") + millis + "Z");
    }

    /** To the minute and in the zone, as it sorts: {@code 2026-02-25T22:17}; empty where it is no moment. */
    public String sortable(String jira) {
        ZonedDateTime moment = parsed(jira);
        return moment == null ? "" : MINUTE.format(moment);
    }

    /** {@code 1 Mar 2026} of {@code 2026-03-01}; anything else stays as it is. */
    public String day(String jira) {
        try {
            return jira.length() == 10 ? day(LocalDate.parse(jira)) : jira;
        } catch (DateTimeException noDay) {
            return jira;
        }
    }

    private String day(LocalDate day) {
        String year = Integer.toString(day.getYear());
        return day.getDayOfMonth() + "\u00A0" + months[day.getMonthValue() - 1] + "\u00A0" + "0".repeat(Math.max(0, 4 - year.length())) + year;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /** {@code 1 d 2 h 30 min}, of hours that are sixty minutes and days that are not counted: Jira's own depend on its settings. */
    public String duration(long seconds) {
        if (seconds < 60) {
            return words.say("format.seconds", Long.toString(Math.max(0, seconds)));
        }
        long hours = seconds / 3600;
        long minutes = seconds / 60 % 60;
        String inHours = hours == 0 ? "" : words.say("format.hours", Long.toString(hours));
        String inMinutes = minutes == 0 ? "" : words.say("format.minutes", Long.toString(minutes));
        return (inHours + " " + inMinutes).strip();
    }

    /** What is asked in words is mostly asked for programs, too. */
    private ZonedDateTime parsed(String jira) {
        if (!jira.equals(last)) {
            lastParsed = read(jira);
            last = jira;
        }
        return lastParsed;
    }

    private ZonedDateTime read(String jira) {
        if (jira.length() < 20 || jira.charAt(10) != 'T') {
            return null;
        }
        try {
            OffsetDateTime exact = Moments.exact(jira);
            return (exact == null ? otherwise(jira) : exact).atZoneSameInstant(zone);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static OffsetDateTime otherwise(String jira) {
        int end = jira.length();
        boolean bare = (jira.charAt(end - 5) == '+' || jira.charAt(end - 5) == '-') && jira.charAt(end - 1) != 'Z';
        return OffsetDateTime.parse(bare ? jira.substring(0, end - 2) + ":" + jira.substring(end - 2) : jira);
    }
}
