package org.jiraextractor.exports.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One range of bytes of a whole (RFC 9110, 14.1.2). Several ranges at once are answered with the whole, as is anything that is no range. */
record ByteRange(long from, long length) {

    private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]*)-([0-9]*)");

    /** A range of nothing: what was asked for lies behind the end. */
    static final ByteRange UNSATISFIABLE = new ByteRange(0, 0);

    static Optional<ByteRange> read(String header, long size) {
        Matcher range = header == null ? null : SINGLE.matcher(header.strip());
        if (range == null || !range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(size, number(range.group(2)));
            return Optional.of(last == 0 ? UNSATISFIABLE : new ByteRange(size - last, last));
        }
        long from = number(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, number(range.group(2)));
        if (!range.group(2).isEmpty() && number(range.group(2)) < from) {
            return Optional.empty();
        }
        return Optional.of(from >= size ? UNSATISFIABLE : new ByteRange(from, to - from + 1));
    }

    /** Beyond what counts bytes anywhere one number is as good as another. */
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
