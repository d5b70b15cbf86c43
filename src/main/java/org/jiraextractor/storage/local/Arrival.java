package org.jiraextractor.storage.local;

import org.jiraextractor.storage.Disk;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An object while it is written. Closed before it was moved, it is gone. Errors of the disk become refusals here, so that those of whoever writes stay apart. */
final class Arrival extends OutputStream {

    private static final int BUFFER = 64 << 10;
    /** How often a folder may be taken away by the deletion of its last object between its making and the move. */
    private static final int TRIES = 100;

    private final Path file;
    private final FileChannel channel;
    private final MessageDigest sha256;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private String hash;
    private long size;

    Arrival(Path file) {
        this(file, file);
    }

    /** @param sink what is really written, another than {@code file} in a test of a full disk */
    Arrival(Path file, Path sink) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            this.channel = FileChannel.open(sink, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (IOException failed) {
            throw Disk.refusal(failed, file.getParent());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int count = Math.min(buffer.remaining(), end - from);
            buffer.put(bytes, from, count);
            from += count;
            if (!buffer.hasRemaining()) {
                drain();
            }
        }
    }

    /** Puts it in place, for good. */
    void moveTo(Path target, Path root) {
        drain();
        hash = HexFormat.of().formatHex(sha256.digest());
        try {
            channel.force(true);
            channel.close();
            rename(target, root);
            sync(target.getParent());
        } catch (IOException failed) {
            throw Disk.refusal(failed, root);
        }
    }

    String sha256() {
        return hash;
    }

    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    private void drain() {
        if (!channel.isOpen()) {
            throw new IllegalStateException("whoever writes an object must not close it");
        }
        buffer.flip();
        sha256.update(buffer.duplicate());
        size += buffer.remaining();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException failed) {
            throw Disk.refusal(failed, file.getParent());
        }
        buffer.clear();
    }

    private void rename(Path target, Path root) throws IOException {
        for (int left = TRIES; ; left--) {
            try {
                makeFolder(target.getParent(), root);
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (NoSuchFileException folderJustDeleted) {
                if (left == 0 || !Files.exists(file)) {
                    throw folderJustDeleted;
                }
            }
        }
    }

    private static void makeFolder(Path folder, Path root) throws IOException {
        if (folder.equals(root) || Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        makeFolder(folder.getParent(), root);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException other) {
            if (Files.isRegularFile(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new IllegalArgumentException("an object has the name of a folder: " + folder.getFileName());
            }
        }
        sync(folder.getParent());
    }

    /** A rename is on the disk once its folder is; Windows cannot and need not be told. */
    private static void sync(Path folder) throws IOException {
        if (File.separatorChar == '/') {
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            } catch (NoSuchFileException deletedMeanwhile) {
                return;
            }
        }
    }
}
