package org.jiraextractor.exports.bundle;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A part of a raw deflate stream, unpacked; closing it closes the stream. */
public final class Inflated extends FilterInputStream {

    private static final int BUFFER = 32 << 10;

    private final Inflater inflater;
    private long left;

    /** @param offset in the unpacked bytes: what is before it is unpacked and skipped
     *  @param length at most so many; that they are there is known */
    public Inflated(InputStream deflated, long offset, long length) throws IOException {
        this(deflated, new Inflater(true), offset, length);
    }

    private Inflated(InputStream deflated, Inflater inflater, long offset, long length) throws IOException {
        super(new InflaterInputStream(deflated, inflater, BUFFER));
        this.inflater = inflater;
        this.left = length;
        try {
            in.skipNBytes(offset);
        } catch (IOException | RuntimeException broken) {
            close();
            throw broken;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] b, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int got = in.read(b, offset, (int) Math.min(length, left));
        if (got < 0) {
            throw new EOFException("the file in the ZIP ends " + left + " bytes early");
        }
        left -= got;
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(Math.min(n, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() {
        return left == 0 ? 0 : 1;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            inflater.end();
        }
    }
}
