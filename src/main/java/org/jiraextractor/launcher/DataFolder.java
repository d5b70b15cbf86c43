package org.jiraextractor.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The data folder, held by this process alone for as long as it lives: the lock is the operating system's and goes with the process, however it ends. The lock file tells who holds it and
 * whether it is just stopping, so that a start right after a Ctrl-C waits for the stop rather than failing.
 */
final class DataFolder {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String LOCK = "lock";
    private static final String STOPPING = " stopping";

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataFolder hold(Path path) throws InterruptedException {
        FileChannel lockFile = null;
        try {
            make(path);
            lockFile = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            waitForTheLock(path, lockFile);
            DataFolder folder = new DataFolder(path, lockFile);
            folder.tell("");
            return folder;
        } catch (IOException refused) {
            throw new CannotStart("The data folder " + path + " cannot be written (" + refused.getClass().getSimpleName() + "); make it writable or set JIRA_EXTRACTOR_DATA_DIR.", refused);
        }
    }

    /** A folder below, made for the owner alone if it is not there. */
    Path folder(String name) throws IOException {
        Path folder = path.resolve(name);
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path path() {
        return path;
    }

    /** Takes away all that is in it but the lock. */
    void empty() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                if (!each.equals(path) && !each.equals(path.resolve(LOCK))) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Tells a start that comes meanwhile that waiting is worth it. */
    void stopping() {
        try {
            tell(STOPPING);
        } catch (IOException cannotTell) {
            // only a courtesy: the other start then says that the folder is held
        }
    }

    private static void make(Path path) throws IOException {
        // root's database runs as another user, who must be able to pass
        String mode = Unprivileged.needed() ? "rwx--x--x" : "rwx------";
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        }
        Files.delete(Files.createTempFile(path, "writable", null));
    }

    private static void waitForTheLock(Path path, FileChannel lockFile) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return;
            }
            String holder = holder(lockFile);
            if (!holder.endsWith(STOPPING) || System.nanoTime() > end) {
                throw new CannotStart("The data folder " + path + " is in use by a running instance (process " + holder + "); stop that one or set JIRA_EXTRACTOR_DATA_DIR.");
            }
            Thread.sleep(100);
        }
    }

    private static String holder(FileChannel lockFile) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(64);
        lockFile.read(content, 0);
        return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8).strip();
    }

    private void tell(String state) throws IOException {
        byte[] content = (ProcessHandle.current().pid() + state + "\n").getBytes(StandardCharsets.UTF_8);
        lockFile.write(ByteBuffer.wrap(content), 0);
        lockFile.truncate(content.length);
    }
}
