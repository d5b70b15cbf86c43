package org.jiraextractor.page;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Single values of a body: each either read or wrong for a reason that can be told. Nothing is coerced: {@code "1"} is no number, {@code 1.0} no whole one. */
final class Scalars {

    /** Far beyond what anybody measures, far from what nobody could write out. */
    private static final int LONGEST_SCALE = 1_000;

    /** UUID.fromString takes {@code 1-1-1-1-1}; an id as we give it has one form. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** @param wrong a key of the bundles, or null if the value could be read */
    record Read(Object value, String wrong, Object... args) {
    }

    private Scalars() {
    }

    static Read read(JsonNode node, Class<?> type) {
        if (type == String.class) {
            return text(node);
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.isBoolean() ? new Read(node.booleanValue(), null) : new Read(null, "problem.field.boolean");
        }
        if (type == int.class || type == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt() ? new Read(node.intValue(), null) : new Read(null, "problem.field.integer");
        }
        if (type == long.class || type == Long.class) {
            return node.isIntegralNumber() && node.canConvertToLong() ? new Read(node.longValue(), null) : new Read(null, "problem.field.integer");
        }
        if (type == double.class || type == Double.class) {
            return node.isNumber() ? new Read(node.doubleValue(), null) : new Read(null, "problem.field.number");
        }
        if (type == BigDecimal.class) {
            return node.isNumber() ? new Read(node.decimalValue(), null) : new Read(null, "problem.field.number");
        }
        return node.isTextual() ? parsed(node.textValue(), type) : new Read(null, type.isEnum() ? "problem.field.enum" : "problem.field.text", type.isEnum() ? words(type) : "");
    }

    static Object zero(Class<?> primitive) {
        if (primitive == boolean.class) {
            return false;
        }
        if (primitive == int.class) {
            return 0;
        }
        return primitive == long.class ? (Object) 0L : (Object) 0.0;
    }

    /** PostgreSQL keeps neither U+0000 nor half a character. */
    private static Read text(JsonNode node) {
        if (!node.isTextual()) {
            return new Read(null, "problem.field.text");
        }
        return broken(node.textValue()) ? new Read(null, "problem.field.character") : new Read(node.textValue(), null);
    }

    static boolean broken(String text) {
        return text.indexOf('\0') >= 0 || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Whether a free tree can be kept and written again: its texts and names, and numbers that are not written short to become endless. */
    static boolean keepable(JsonNode node) {
        if (node.isNumber()) {
            return Math.abs(node.decimalValue().scale()) <= LONGEST_SCALE;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (broken(member.getKey())) {
                return false;
            }
        }
        for (JsonNode inner : node) {
            if (!keepable(inner)) {
                return false;
            }
        }
        return !node.isTextual() || !broken(node.textValue());
    }

    private static Read parsed(String text, Class<?> type) {
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().toLowerCase(Locale.ROOT).equals(text)) {
                    return new Read(constant, null);
                }
            }
            return new Read(null, "problem.field.enum", words(type));
        }
        try {
            if (type == UUID.class) {
                return UUID_FORM.matcher(text).matches() ? new Read(UUID.fromString(text), null) : new Read(null, "problem.field.uuid");
            }
            if (type == Instant.class) {
                return new Read(OffsetDateTime.parse(text).toInstant(), null);
            }
            if (type == LocalDate.class) {
                return new Read(LocalDate.parse(text), null);
            }
            if (type == ZoneId.class) {
                return new Read(ZoneId.of(text), null);
            }
            if (type == URI.class) {
                return new Read(new URI(text.strip()), null);
            }
        } catch (DateTimeException | URISyntaxException wrong) {
            return new Read(null, "problem.field." + type.getSimpleName().toLowerCase(Locale.ROOT));
        }
        throw new IllegalStateException("bodies hold no " + type);
    }

    private static String words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
