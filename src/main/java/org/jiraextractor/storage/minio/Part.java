package org.jiraextractor.storage.minio;

import org.jiraextractor.storage.Disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes until they are sent: in memory while they are few, else in a file that has no name any more, so that nothing is left of it however the
 * process ends.
 */
final class Part implements Closeable {

    private static final int FIRST = 32 << 10;
    private static final int MOST_IN_MEMORY = 1 << 20;

    private final Path work;
    private byte[] memory = new byte[FIRST];
    private int inMemory;
    private RandomAccessFile file;
    private long size;
    private final MessageDigest digest;
    private String sha256;

    Part(Path work) {
        this.work = work;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long size() {
        return size;
    }

    void add(byte[] bytes, int offset, int length) {
        if (length > memory.length - inMemory) {
            if (inMemory + length <= MOST_IN_MEMORY) {
                memory = Arrays.copyOf(memory, Math.max(memory.length * 2, inMemory + length));
            } else {
                spill();
            }
        }
        if (length <= memory.length - inMemory) {
            System.arraycopy(bytes, offset, memory, inMemory, length);
            inMemory += length;
        } else {
            write(bytes, offset, length);
        }
        size += length;
        digest.update(bytes, offset, length);
    }

    /** Of the whole; nothing can be added any more until it was cleared. 64 hex digits. */
    String sha256() {
        if (sha256 == null) {
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return sha256;
    }

    /** The whole in memory, or null where it is in the file. */
    byte[] bytes() {
        return file == null ? memory : null;
    }

    /** The whole in the file, which stands at its beginning. */
    RandomAccessFile file() {
        spill();
        try {
            file.seek(0);
        } catch (IOException failed) {
            throw Disk.refusal(failed, work);
        }
        return file;
    }

    void clear() {
        inMemory = 0;
        size = 0;
        sha256 = null;
        digest.reset();
        try {
            if (file != null) {
                file.setLength(0);
            }
        } catch (IOException failed) {
            throw Disk.refusal(failed, work);
        }
    }

    @Override
    public void close() throws IOException {
        memory = new byte[0];
        if (file != null) {
            file.close();
        }
    }

    private void spill() {
        write(memory, 0, inMemory);
        inMemory = 0;
    }

    private void write(byte[] bytes, int offset, int length) {
        try {
            if (file == null) {
                Files.createDirectories(work);
                Path path = Files.createTempFile(work, "part", null);
                file = new RandomAccessFile(path.toFile(), "rw");
                Files.delete(path);
            }
            file.write(bytes, offset, length);
        } catch (IOException failed) {
            throw Disk.refusal(failed, work);
        }
    }
}
