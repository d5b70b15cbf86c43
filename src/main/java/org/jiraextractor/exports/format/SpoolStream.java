package org.jiraextractor.exports.format;

import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Hashes and counts what passes, and tells the sums once, when it is closed whole. What turns out to be small goes into the pack, all else into a file of its own. */
final class SpoolStream extends OutputStream {

    /** Up to so many bytes are small; no more are held in memory. */
    static final int SMALL = 64 << 10;
    private static final int AT_FIRST = 4 << 10;

    record Sums(Path file, long offset, long bytes, String sha256, long crc32) {
    }

    @FunctionalInterface
    interface WhenClosed {
        void accept(Sums sums) throws IOException;
    }

    private final Path file;
    private final Pack pack;
    private final WhenClosed whenClosed;
    private final MessageDigest sha256 = sha256();
    private final CRC32 crc32 = new CRC32();
    private byte[] buffer = new byte[AT_FIRST];
    private int held;
    private long bytes;
    private OutputStream own;
    private boolean closed;
    private boolean broken;

    /** @param file its own, made where it needs one */
    SpoolStream(Path file, Pack pack, WhenClosed whenClosed) {
        this.file = file;
        this.pack = pack;
        this.whenClosed = whenClosed;
    }

    @Override
    public void write(int b) throws IOException {
        room(1);
        buffer[held++] = (byte) b;
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int count = Math.min(room(end - from), end - from);
            System.arraycopy(b, from, buffer, held, count);
            held += count;
            from += count;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (OutputStream closing = own) {
            if (!broken) {
                boolean small = own == null;
                sum();
                long begin = small ? written(() -> pack.append(buffer, held)) : written(this::rest);
                whenClosed.accept(new Sums(small ? pack.file() : file, begin, bytes, HexFormat.of().formatHex(sha256.digest()), crc32.getValue()));
            }
        }
    }

    /** @return how many bytes there is room for: at least one, and no fewer than are wanted unless that would be too many to hold */
    private int room(int wanted) throws IOException {
        if (held == SMALL) {
            drain();
        }
        if (held + wanted > buffer.length && buffer.length < SMALL) {
            buffer = Arrays.copyOf(buffer, Math.min(SMALL, Math.max(2 * buffer.length, held + wanted)));
        }
        return buffer.length - held;
    }

    private void drain() throws IOException {
        sum();
        written(this::rest);
        held = 0;
    }

    private void sum() {
        sha256.update(buffer, 0, held);
        crc32.update(buffer, 0, held);
        bytes += held;
    }

    private long rest() throws IOException {
        if (own == null) {
            own = new WorkStream(file);
        }
        own.write(buffer, 0, held);
        return 0;
    }

    @FunctionalInterface
    private interface Write {
        long done() throws IOException;
    }

    /** What is not whole is no file of the spool. */
    private long written(Write write) throws IOException {
        try {
            return write.done();
        } catch (IOException | Refusal failed) {
            broken = true;
            throw failed;
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
