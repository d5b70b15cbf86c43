package org.jiraextractor.exports.format.sqlite;

import org.jiraextractor.exports.format.Cell;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A cell as SQLite keeps it: numbers as numbers, moments in UTC so that they compare as text, nothing as NULL. */
final class Value {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    private Value() {
    }

    static Object of(Cell cell) {
        if (cell.value().isEmpty()) {
            return null;
        }
        return switch (cell.kind()) {
            case NUMBER -> number(cell.value());
            case BOOLEAN -> cell.value().equals("true") ? 1 : 0;
            case MOMENT -> moment(cell.value());
            default -> text(cell.value());
        };
    }

    /** Half surrogate pairs are no UTF-8, and a NUL would hide what follows it from many programs: both show as a replacement character. */
    static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return clean.toString();
    }

    /** What is neither a whole number of 64 bits nor near one of floating point stays text. */
    private static Object number(String literal) {
        try {
            BigDecimal number = new BigDecimal(literal);
            boolean whole = number.scale() <= 0;
            if (whole && (long) number.precision() - number.scale() <= 19) {
                return number.longValueExact();
            }
            double near = number.doubleValue();
            return whole || Double.isInfinite(near) || near == 0 && number.signum() != 0 ? literal : (Object) near;
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            return literal;
        }
    }

    private static String moment(String iso) {
        try {
            return UTC.format(OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeException impossible) {
            return iso;
        }
    }
}
