package org.jiraextractor.exports.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * JSON text as UTF-8. Halves of surrogate pairs, which Jira lets through, become their JSON escape instead of a question mark; so do the
 * characters other than {@code \n} that some readers end a line at, since a line is an issue. All of them stand inside of strings only.
 */
public final class Utf8Json extends Writer {

    private static final int BUFFER = 32 << 10;
    private static final char NEXT_LINE = 0x85;
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    private char high;

    public Utf8Json(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int count) throws IOException {
        int end = offset + count;
        for (int i = offset; i < end; i++) {
            if (length > BUFFER - 16) {
                drain();
            }
            if (high == 0) {
                i = plain(text, i, Math.min(end, i + BUFFER - 16 - length));
            }
            if (i < end) {
                put(text[i]);
            }
        }
    }

    /** Nothing: the buffer is emptied when it is full, and at the end. */
    @Override
    public void flush() {
    }

    @Override
    public void close() throws IOException {
        loneHigh();
        drain();
        out.close();
    }

    /** @return behind those at its beginning that are a byte each, which most are */
    private int plain(char[] text, int from, int to) {
        int i = from;
        int at = length;
        while (i < to && text[i] < 0x80) {
            buffer[at++] = (byte) text[i++];
        }
        length = at;
        return i;
    }

    private void put(char c) {
        if (c < 0x80 && high == 0) {
            buffer[length++] = (byte) c;
        } else if (Character.isLowSurrogate(c) && high != 0) {
            int point = Character.toCodePoint(high, c);
            high = 0;
            bytes(0xF0 | point >> 18, 0x80 | point >> 12 & 0x3F, 0x80 | point >> 6 & 0x3F, 0x80 | point & 0x3F);
        } else {
            loneHigh();
            single(c);
        }
    }

    private void single(char c) {
        if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c) || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
            escape(c);
        } else if (c < 0x80) {
            bytes(c);
        } else if (c < 0x800) {
            bytes(0xC0 | c >> 6, 0x80 | c & 0x3F);
        } else {
            bytes(0xE0 | c >> 12, 0x80 | c >> 6 & 0x3F, 0x80 | c & 0x3F);
        }
    }

    private void loneHigh() {
        if (high != 0) {
            escape(high);
            high = 0;
        }
    }

    private void escape(char c) {
        bytes('\\', 'u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes(Character.forDigit(c >> shift & 0xF, 16));
        }
    }

    private void bytes(int... bytes) {
        for (int each : bytes) {
            buffer[length++] = (byte) each;
        }
    }

    private void drain() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }
}
