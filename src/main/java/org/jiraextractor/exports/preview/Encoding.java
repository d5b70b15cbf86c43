package org.jiraextractor.exports.preview;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** In what bytes a text is written, as far as its beginning tells: UTF-8 where it is that, else what Windows writes in Western Europe. */
final class Encoding {

    static final int LOOKED_AT = 64 << 10;
    static final int MARK = 3;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Encoding() {
    }

    /** Nothing where it is no text, or one whose line breaks are no bytes (UTF-16). */
    static Optional<Charset> of(byte[] beginning) {
        for (byte each : beginning) {
            if (each == 0) {
                return Optional.empty();
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        // the last character may be cut: input that goes on
        CoderResult result = decoder.decode(ByteBuffer.wrap(beginning), CharBuffer.allocate(beginning.length + 1), false);
        return Optional.of(result.isError() ? WINDOWS : StandardCharsets.UTF_8);
    }

    /** Whether a text begins with UTF-8's byte order mark. */
    static boolean marked(byte[] beginning) {
        return beginning.length >= MARK && (beginning[0] & 0xFF) == 0xEF && (beginning[1] & 0xFF) == 0xBB && (beginning[2] & 0xFF) == 0xBF;
    }
}
