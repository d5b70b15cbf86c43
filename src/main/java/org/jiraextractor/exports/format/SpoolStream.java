package org.jiraextractor.exports.format;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Hashes and counts what passes, and tells the sums once, when it is closed. */
final class SpoolStream extends OutputStream {

    record Sums(long bytes, String sha256, long crc32) {
    }

    @FunctionalInterface
    interface WhenClosed {
        void accept(Sums sums) throws IOException;
    }

    private final OutputStream out;
    private final WhenClosed whenClosed;
    private final MessageDigest sha256 = sha256();
    private final CRC32 crc32 = new CRC32();
    private long bytes;
    private boolean closed;

    SpoolStream(OutputStream out, WhenClosed whenClosed) {
        this.out = out;
        this.whenClosed = whenClosed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
        out.write(b, offset, length);
        sha256.update(b, offset, length);
        crc32.update(b, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.close();
            whenClosed.accept(new Sums(bytes, HexFormat.of().formatHex(sha256.digest()), crc32.getValue()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
