package org.jiraextractor.exports.bundle;

import java.io.IOException;
import java.io.OutputStream;

/** Little-endian numbers and bytes, counted. */
final class ZipBytes {

    private final OutputStream out;
    private long count;

    ZipBytes(OutputStream out) {
        this.out = out;
    }

    long count() {
        return count;
    }

    ZipBytes two(int number) throws IOException {
        return number(number, 2);
    }

    ZipBytes four(long number) throws IOException {
        return number(number, 4);
    }

    ZipBytes eight(long number) throws IOException {
        return number(number, 8);
    }

    ZipBytes write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        count += length;
        return this;
    }

    void flush() throws IOException {
        out.flush();
    }

    private ZipBytes number(long number, int size) throws IOException {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (number >>> 8 * i);
        }
        return write(bytes, size);
    }
}
