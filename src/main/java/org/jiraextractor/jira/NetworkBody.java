package org.jiraextractor.jira;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An answer's body, bounded, whose failures are told apart from those of whoever takes the bytes: only the former may be tried again.
 */
final class NetworkBody extends FilterInputStream {

    /** The connection failed in mid-body. */
    static final class Cut extends IOException {
        Cut(IOException cause) {
            super(cause);
        }

        IOException failure() {
            return (IOException) getCause();
        }
    }

    private long left;

    NetworkBody(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got;
        try {
            got = super.read(into, offset, length);
        } catch (IOException failure) {
            throw new Cut(failure);
        }
        left -= Math.max(0, got);
        if (left < 0) {
            // unpacked, that is: asking again would bring the same
            throw new StreamConstraintsException("the answer is longer than any should be");
        }
        return got;
    }
}
