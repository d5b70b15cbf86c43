package org.jiraextractor.exports.preview;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;

/** Looks for a word in bytes that come in parts, whatever their number; capitals and small letters are alike. */
final class Finder {

    private final String word;
    private final CharsetDecoder decoder;
    private byte[] undecoded = new byte[0];
    private String before = "";
    private boolean found;

    Finder(String word, Charset charset) {
        this.word = word.toLowerCase(Locale.ROOT);
        this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    void feed(byte[] bytes, int from, int to) {
        if (found || from == to) {
            return;
        }
        ByteBuffer in = ByteBuffer.allocate(undecoded.length + to - from).put(undecoded).put(bytes, from, to - from).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, out, false);
        undecoded = new byte[in.remaining()];
        in.get(undecoded);
        String window = before + out.flip().toString().toLowerCase(Locale.ROOT);
        found = window.contains(word);
        before = window.substring(Math.max(0, window.length() - word.length() + 1));
    }

    boolean found() {
        return found;
    }

    /** The next record begins: what was before it counts no more. */
    void begin() {
        found = false;
        before = "";
        undecoded = new byte[0];
        decoder.reset();
    }
}
