package org.jiraextractor.exports.format;

import org.jiraextractor.storage.ObjectName;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A work folder where formats leave their files, hashed and counted while they are written. Files get numbers for names there, so no text of
 * Jira's ever becomes a path; what belongs to a number stands in an index on disk, so that a hundred thousand files cost no memory. Several
 * files may be open at once, by several threads. Work only: nothing in it outlives its job.
 */
public final class Spool implements AutoCloseable {

    /** Called once a file. */
    @FunctionalInterface
    public interface Visitor {
        void visit(SpooledFile file) throws IOException;
    }

    private static final int BUFFER = 64 << 10;
    private static final int FILES_A_FOLDER = 1_000;

    private final Path folder;
    private final Path index;
    private long opened;
    private long files;
    private long bytes;

    /** @param folder made if it is missing, emptied if it is not */
    public Spool(Path folder) throws IOException {
        this.folder = folder;
        this.index = folder.resolve("index");
        empty();
        Files.createDirectories(folder);
        Files.createFile(index);
    }

    /** A file at {@code path} of the export; it is in the spool once it is closed. The caller closes it. */
    public synchronized OutputStream open(String path, String mediaType) throws IOException {
        ObjectName.checked(path);
        Path file = file(opened++);
        Files.createDirectories(file.getParent());
        return new BufferedOutputStream(new SpoolStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), folder, done ->
                keep(new SpooledFile(path, mediaType, file, done.bytes(), done.sha256(), done.crc32()))), BUFFER);
    }

    /** A new empty work file for whoever writes a format: no part of the export, gone with the spool. */
    public synchronized Path scratch() throws IOException {
        Path file = file(opened++);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    /** Every closed file, in the order of closing. */
    public void each(Visitor visitor) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(index)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cell = line.split("\t");
                visitor.visit(new SpooledFile(cell[0], cell[1], folder.resolve(cell[2]), Long.parseLong(cell[3]), cell[4], Long.parseLong(cell[5])));
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
        empty();
    }

    private synchronized void keep(SpooledFile file) throws IOException {
        String line = String.join("\t", file.path(), file.mediaType(), folder.relativize(file.file()).toString(),
                Long.toString(file.bytes()), file.sha256(), Long.toString(file.crc32()));
        Files.writeString(index, line + "\n", StandardOpenOption.APPEND);
        files++;
        bytes += file.bytes();
    }

    private Path file(long number) {
        return folder.resolve(Long.toString(number / FILES_A_FOLDER)).resolve(Long.toString(number));
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
