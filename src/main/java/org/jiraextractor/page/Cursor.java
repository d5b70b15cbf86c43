package org.jiraextractor.page;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where a list goes on: the sort values of the last item shown. Opaque outside; whatever comes in is checked as if it were hostile. */
public final class Cursor {

    /** What the database can compare with, and more than we ever wrote. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /** @param values instants, numbers, ids or texts, in the order in which they are read again */
    public static Cursor of(Object... values) {
        return new Cursor(Arrays.stream(values).map(String::valueOf).toList());
    }

    static Cursor read(String text) {
        try {
            String plain = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text))).toString();
            // PostgreSQL takes no U+0000, not even to compare with
            if (plain.startsWith("1\n") && plain.length() <= 1_000 && plain.indexOf('\0') < 0) {
                return new Cursor(List.of(plain.substring(2).split("\n", -1)));
            }
        } catch (IllegalArgumentException | CharacterCodingException notOurs) {
            throw refusal().because(notOurs);
        }
        throw refusal();
    }

    public String text() {
        String plain = parts.stream().collect(Collectors.joining("\n", "1\n", ""));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    public Instant instant(int index) {
        try {
            Instant moment = Instant.parse(part(index));
            if (moment.isAfter(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
        } catch (DateTimeException notOurs) {
            throw refusal().because(notOurs);
        }
        throw refusal();
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(part(index));
        } catch (IllegalArgumentException notOurs) {
            throw refusal().because(notOurs);
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(part(index));
        } catch (NumberFormatException notOurs) {
            throw refusal().because(notOurs);
        }
    }

    public String text(int index) {
        return part(index);
    }

    private String part(int index) {
        // we never wrote an empty one
        if (index >= parts.size() || parts.get(index).isEmpty()) {
            throw refusal();
        }
        return parts.get(index);
    }

    private static Refusal refusal() {
        return new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("cursor", Code.INVALID_FIELD, "problem.cursor")), "problem.cursor");
    }
}
