package org.jiraextractor.issues;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Remembers the bytes of the value that a parser is reading, so that a text with escapes that we would not write ({@code \/}, letters
 * by their numbers) can be looked up as it was written. Where no such escape came by, nothing is looked up.
 */
final class Written extends FilterInputStream implements Origin {

    private static final int BUFFER = 8 << 10;

    private byte[] kept = new byte[BUFFER];
    private int length;
    /** How many of them came with the latest piece: the parser has read no further ahead. */
    private int latest;
    /** Where in the stream the first of the kept bytes stood. */
    private long first;
    private boolean reading;
    private boolean afterBackslash;
    private boolean unusual;

    private final long mostBytes;
    private final long mostNodes;
    private long nodes;

    Written(InputStream in) {
        this(in, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** @param mostBytes of one value, as written. @param mostNodes of one value: many small ones take far more memory than bytes */
    Written(InputStream in, long mostBytes, long mostNodes) {
        super(in);
        this.mostBytes = mostBytes;
        this.mostNodes = mostNodes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] b, int offset, int count) throws IOException {
        int got = in.read(b, offset, count);
        if (got > 0) {
            keep(b, offset, got);
            look(b, offset, got);
        }
        return got;
    }

    /** What came before the latest piece belongs to nothing that is still to be read, unless a value is being read. */
    private void keep(byte[] b, int offset, int count) throws IOException {
        if (!reading) {
            first += length;
            length = 0;
        } else if (length + (long) count > mostBytes) {
            throw new StreamConstraintsException("a value has more than " + mostBytes + " bytes");
        }
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(kept.length * 2, length + count));
        }
        System.arraycopy(b, offset, kept, length, count);
        length += count;
        latest = count;
    }

    /** A backslash stands in strings only. */
    private void look(byte[] b, int offset, int count) {
        for (int i = offset; i < offset + count && !unusual; i++) {
            unusual = afterBackslash && (b[i] == '/' || b[i] == 'u');
            afterBackslash = !afterBackslash && b[i] == '\\';
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void begin() {
        reading = true;
        nodes = 0;
        if (length > latest) {
            // the parser stands in what came last; values that follow each other without a pause would pile up
            System.arraycopy(kept, length - latest, kept, 0, latest);
            first += length - latest;
            length = latest;
        }
    }

    @Override
    public void node() throws IOException {
        if (++nodes > mostNodes) {
            throw new StreamConstraintsException("a value has more than " + mostNodes + " values inside");
        }
    }

    @Override
    public void end() {
        reading = false;
        if (kept.length > 1 << 20) {
            // one very large value is no reason to hold so much for all that follow; what the parser has read ahead stays
            int last = Math.min(length, BUFFER);
            kept = Arrays.copyOfRange(kept, length - last, length - last + BUFFER);
            first += length - last;
            length = last;
            latest = Math.min(latest, last);
        }
    }

    @Override
    public TextNode text(JsonParser at) throws IOException {
        String text = at.getText();
        if (!unusual) {
            return TextNode.valueOf(text);
        }
        long from = at.currentTokenLocation().getByteOffset() - first;
        long to = at.currentLocation().getByteOffset() - first;
        boolean here = from >= 0 && to <= length && to - from >= 2 && kept[(int) from] == '"' && kept[(int) to - 1] == '"';
        return here ? TextLiteral.of(text, new String(kept, (int) from + 1, (int) (to - from) - 2, StandardCharsets.UTF_8)) : TextNode.valueOf(text);
    }
}
