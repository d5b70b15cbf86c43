package org.jiraextractor.exports.format.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Days and moments as Excel counts them: days since the last but one of 1899. They have no time zone. */
final class Serial {

    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);
    /** Before it, Excel counts a day that never was. */
    private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final BigDecimal MILLIS_A_DAY = BigDecimal.valueOf(86_400_000);

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Serial() {
    }

    /** @return null where Excel has no such day */
    static String ofDay(String iso) {
        try {
            LocalDate day = LocalDate.parse(iso);
            return isKnown(day) ? Long.toString(ChronoUnit.DAYS.between(ZERO, day)) : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** @return of that moment on the clocks of {@code zone}, to the millisecond; null where Excel has no such day */
    static String ofMoment(String iso, ZoneId zone) {
        try {
            LocalDateTime there = OffsetDateTime.parse(iso).atZoneSameInstant(zone).toLocalDateTime();
            if (!isKnown(there.toLocalDate())) {
                return null;
            }
            BigDecimal fraction = BigDecimal.valueOf(there.getLong(ChronoField.MILLI_OF_DAY)).divide(MILLIS_A_DAY, 10, RoundingMode.HALF_UP);
            return fraction.add(BigDecimal.valueOf(ChronoUnit.DAYS.between(ZERO, there.toLocalDate()))).stripTrailingZeros().toPlainString();
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** {@code 2026-02-25 22:17:05}, as a cell shows it; what is no such number stays as it is. */
    static String moment(String serial) {
        try {
            BigDecimal days = new BigDecimal(serial);
            long whole = days.longValue();
            long millis = days.subtract(BigDecimal.valueOf(whole)).multiply(MILLIS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
            return SHOWN.format(ZERO.atStartOfDay().plusDays(whole).plus(millis, ChronoUnit.MILLIS));
        } catch (ArithmeticException | NumberFormatException | DateTimeException none) {
            return serial;
        }
    }

    /** {@code 2026-02-25}. */
    static String day(String serial) {
        try {
            return ZERO.plusDays(Long.parseLong(serial)).toString();
        } catch (ArithmeticException | NumberFormatException | DateTimeException none) {
            return serial;
        }
    }

    private static boolean isKnown(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }
}
