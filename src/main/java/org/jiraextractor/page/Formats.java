package org.jiraextractor.page;

import org.jiraextractor.words.Words;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How values read for one person: {@code show} in every template. What is not known is said so, never shown as nothing or 0. */
public final class Formats {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Words words;
    private final ZoneId zone;
    private final Instant now;

    Formats(Words words, ZoneId zone, Instant now) {
        this.words = words;
        this.zone = zone;
        this.now = now;
    }

    /** {@code 3 min ago}, {@code in 2 h}, {@code tomorrow} by the reader's calendar; a date when that is clearer. */
    public String ago(Instant at) {
        if (at == null) {
            return words.say("page.unknown");
        }
        long seconds = Duration.between(at, now).toSeconds();
        String direction = seconds >= 0 ? "page.ago." : "page.in.";
        long away = Math.abs(seconds);
        if (away < 45) {
            return words.say("page.now");
        }
        if (away < 3_600) {
            return words.say(direction + "minutes", Math.max(1, Math.round(away / 60.0)));
        }
        long days = Math.abs(ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(at, zone)));
        if (away < 86_400 || days == 0) {
            return words.say(direction + "hours", Math.round(away / 3_600.0));
        }
        return days < 7 ? words.say(direction + "days", days) : date(at);
    }

    /** Date and time in the reader's zone and manner. */
    public String at(Instant at) {
        return at == null ? words.say("page.unknown") : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(words.locale()).withZone(zone).format(at);
    }

    /** The time of day to the second, for logs. */
    public String time(Instant at) {
        return at == null ? "" : DateTimeFormatter.ofPattern("HH:mm:ss", words.locale()).withZone(zone).format(at);
    }

    public String date(Instant at) {
        return at == null ? words.say("page.unknown") : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()).withZone(zone).format(at);
    }

    /** To the second, for the hover: in the reader's zone, and {@code 2026-11-20 17:00:00 UTC}. */
    public String exact(Instant at) {
        if (at == null) {
            return "";
        }
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            return EXACT.format(at);
        }
        String here = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM).withLocale(words.locale()).withZone(zone).format(at);
        return words.say("page.exact", here, zone.getId().replace('_', ' '), EXACT.format(at));
    }

    /** For the {@code datetime} attribute. */
    public String iso(Instant at) {
        return at == null ? "" : at.toString();
    }

    public String number(Number value) {
        return value == null ? words.say("page.unknown") : NumberFormat.getInstance(words.locale()).format(value);
    }

    /** @param part of 1 */
    public String percent(double part) {
        NumberFormat format = NumberFormat.getPercentInstance(words.locale());
        // 99.7 % is not the end yet
        format.setRoundingMode(java.math.RoundingMode.DOWN);
        return format.format(part);
    }

    /** In powers of 1000, as disks and browsers count now. */
    public String bytes(Number value) {
        if (value == null) {
            return words.say("page.unknown");
        }
        double amount = value.doubleValue();
        int unit = 0;
        while (amount >= 999.5 && unit < 4) {
            amount /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(words.locale());
        format.setMaximumFractionDigits(unit == 0 || amount >= 99.95 ? 0 : 1);
        return words.say("page.bytes." + unit, format.format(amount));
    }

    /** {@code 850 ms}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    public String duration(Duration length) {
        if (length == null) {
            return words.say("page.unknown");
        }
        long ms = Math.max(0, length.toMillis());
        if (ms < 1_000) {
            return words.say("page.duration.ms", ms);
        }
        long seconds = ms / 1_000;
        if (seconds < 60) {
            return words.say("page.duration.s", seconds);
        }
        if (seconds < 3_600) {
            return words.say("page.duration.min_s", seconds / 60, seconds % 60);
        }
        return seconds < 86_400 ? words.say("page.duration.h_min", seconds / 3_600, seconds % 3_600 / 60) : words.say("page.duration.d_h", seconds / 86_400, seconds % 86_400 / 3_600);
    }

    public String seconds(Number seconds) {
        return duration(seconds == null ? null : Duration.ofSeconds(seconds.longValue()));
    }

    public String millis(Number millis) {
        return duration(millis == null ? null : Duration.ofMillis(millis.longValue()));
    }
}
