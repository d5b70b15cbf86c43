package org.jiraextractor.exports.format;

import org.jiraextractor.storage.ObjectName;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A work folder where formats leave their files, hashed and counted while they are written. Files get numbers for names there, so no text of
 * Jira's ever becomes a path; small ones lie together in one file; what belongs where stands in an index on disk, so that a hundred thousand
 * files cost no memory. Several files may be open at once, by several threads. Work only: nothing in it outlives its job.
 */
public final class Spool implements AutoCloseable {

    /** Called once a file. */
    @FunctionalInterface
    public interface Visitor {
        void visit(SpooledFile file) throws IOException;
    }

    private static final int FILES_A_FOLDER = 1_000;

    private final Path folder;
    private final Path index;
    private final Writer lines;
    private final Pack pack;
    private long opened;
    private long files;
    private long bytes;

    /** @param folder made if it is missing, emptied if it is not */
    public Spool(Path folder) throws IOException {
        this.folder = folder;
        this.index = folder.resolve("index");
        empty();
        Files.createDirectories(folder);
        this.lines = new BufferedWriter(new OutputStreamWriter(new WorkStream(index), StandardCharsets.UTF_8));
        this.pack = new Pack(folder.resolve("small"));
    }

    /** A file at {@code path} of the export; it is in the spool once it is closed. The caller closes it. */
    public synchronized OutputStream open(String path, String mediaType) throws IOException {
        ObjectName.checked(path);
        return new SpoolStream(next(), pack, done -> keep(new SpooledFile(path, mediaType, done.file(), done.offset(), done.bytes(), done.sha256(), done.crc32())));
    }

    /** A new empty work file for whoever writes a format: no part of the export, gone with the spool. */
    public synchronized Path scratch() throws IOException {
        return Files.createFile(next());
    }

    /** Every closed file, in the order of closing. */
    public void each(Visitor visitor) throws IOException {
        synchronized (this) {
            lines.flush();
        }
        try (BufferedReader kept = Files.newBufferedReader(index)) {
            for (String line = kept.readLine(); line != null; line = kept.readLine()) {
                String[] cell = line.split("\t");
                visitor.visit(new SpooledFile(cell[0], cell[1], folder.resolve(cell[2]), Long.parseLong(cell[3]), Long.parseLong(cell[4]), cell[5], Long.parseLong(cell[6])));
            }
        }
    }

    public synchronized long files() {
        return files;
    }

    public synchronized long bytes() {
        return bytes;
    }

    /** Deletes all of it. */
    @Override
    public void close() throws IOException {
        try {
            Closing.all(pack, lines);
        } finally {
            empty();
        }
    }

    private synchronized void keep(SpooledFile file) throws IOException {
        lines.write(String.join("\t", file.path(), file.mediaType(), folder.relativize(file.file()).toString(), Long.toString(file.offset()),
                Long.toString(file.bytes()), file.sha256(), Long.toString(file.crc32())) + "\n");
        files++;
        bytes += file.bytes();
    }

    private Path next() throws IOException {
        long number = opened++;
        Path of = folder.resolve(Long.toString(number / FILES_A_FOLDER));
        if (number % FILES_A_FOLDER == 0) {
            Files.createDirectory(of);
        }
        return of.resolve(Long.toString(number));
    }

    private void empty() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(each);
            }
        } catch (NoSuchFileException notThereYet) {
            return;
        }
    }
}
