package org.jiraextractor.storage.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where unfinished objects lie: a folder an instance inside {@code .incoming}, on the objects' own file system, so that a rename is enough. A
 * lock file says that its instance lives; what nobody holds was left by one that was killed, and is deleted by whoever starts next. So several
 * nodes can share a volume.
 */
class Incoming implements Closeable {

    static final String FOLDER = ".incoming";
    private static final String LOCK = ".lock";

    /** Of this process: asking the system about a lock of one's own would let go of it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path own;
    private final Path lockFile;
    private final FileChannel lock;

    Incoming(Path root) throws IOException {
        Path all = Files.createDirectories(root.resolve(FOLDER));
        String id = UUID.randomUUID().toString();
        this.own = all.resolve(id);
        this.lockFile = all.resolve(id + LOCK);
        this.lock = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        HELD.add(lockFile);
        try (DirectoryStream<Path> instances = Files.newDirectoryStream(all, entry -> !isLock(entry))) {
            for (Path instance : instances) {
                clean(instance);
            }
        }
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(all, Incoming::isLock)) {
            for (Path each : locks) {
                if (!isHeld(each)) {
                    Files.deleteIfExists(each);
                }
            }
        }
        Files.createDirectories(own);
    }

    Arrival open() {
        return new Arrival(own.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public void close() throws IOException {
        if (lock.isOpen()) {
            new Folder(own).delete();
            lock.close();
            HELD.remove(lockFile);
            Files.deleteIfExists(lockFile);
        }
    }

    private static boolean isLock(Path entry) {
        return entry.toString().endsWith(LOCK);
    }

    private static void clean(Path left) throws IOException {
        if (!isHeld(left.resolveSibling(left.getFileName() + LOCK))) {
            new Folder(left).delete();
            if (!Files.isDirectory(left)) {
                Files.deleteIfExists(left);
            }
        }
    }

    private static boolean isHeld(Path lockFile) throws IOException {
        if (HELD.contains(lockFile) || !Files.exists(lockFile)) {
            return HELD.contains(lockFile);
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE); FileLock got = channel.tryLock()) {
            return got == null;
        }
    }
}
