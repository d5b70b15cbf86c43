package org.jiraextractor.exports.preview;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** Contents at hand, some of which count how much of them is read. */
final class Contents {

    private Contents() {
    }

    static Content of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Content of(byte[] bytes) {
        return new Content(bytes.length, (offset, length) -> new ByteArrayInputStream(bytes, (int) offset, (int) length));
    }

    /** The same bytes over and over, as many as are asked for: a file that fits into no memory. */
    static Content endless(byte[] part, long size, AtomicLong read) {
        return new Content(size, (offset, length) -> new FilterInputStream(new Repeated(part, offset, length)) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                int got = super.read(b, off, len);
                read.addAndGet(Math.max(0, got));
                return got;
            }
        });
    }

    private static final class Repeated extends InputStream {

        private final byte[] part;
        private long at;
        private long left;

        private Repeated(byte[] part, long offset, long length) {
            this.part = part;
            this.at = offset;
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? part[(int) (at++ % part.length)] & 0xFF : -1;
        }

        @Override
        public int read(byte[] b, int off, int len) {
            if (left <= 0) {
                return -1;
            }
            int from = (int) (at % part.length);
            int count = (int) Math.min(Math.min(len, left), part.length - from);
            System.arraycopy(part, from, b, off, count);
            at += count;
            left -= count;
            return count;
        }
    }
}
