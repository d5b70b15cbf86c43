package org.jiraextractor.exports.format;

import org.jiraextractor.storage.Disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Hashes and counts what passes, and tells the sums once, when it is closed whole. */
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
    private final Path folder;
    private boolean closed;
    private boolean broken;

    /** @param folder where it lies, to tell a full disk from a broken one */
    SpoolStream(OutputStream out, Path folder, WhenClosed whenClosed) {
        this.out = out;
        this.folder = folder;
        this.whenClosed = whenClosed;
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int offset, int length) {
        try {
            out.write(b, offset, length);
        } catch (IOException failed) {
            broken = true;
            throw Disk.refusal(failed, folder);
        }
        sha256.update(b, offset, length);
        crc32.update(b, offset, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.close();
            if (!broken) {
                whenClosed.accept(new Sums(bytes, HexFormat.of().formatHex(sha256.digest()), crc32.getValue()));
            }
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
