package org.jiraextractor.schedules.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** A time to come, on the clock of the schedule's zone rather than its reader's. */
public record Upcoming(Instant at, String text) {

    static List<Upcoming> of(List<Instant> times, ZoneId zone, Locale locale) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("EEE", locale).withZone(zone);
        DateTimeFormatter moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(zone);
        return times.stream().map(at -> new Upcoming(at, day.format(at) + " " + moment.format(at))).toList();
    }
}
