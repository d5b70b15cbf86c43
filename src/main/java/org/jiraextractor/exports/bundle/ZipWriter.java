package org.jiraextractor.exports.bundle;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a ZIP as PKWARE's APPNOTE 6.3 has it: streamed, ZIP64 where numbers need it, names in UTF-8, every time 1980-01-01 (a ZIP's times
 * have no zone), files readable by all. Tells where each entry's data lies, which the JDK's writer does not, and keeps the directory on disk,
 * where the JDK's holds it in memory. Does not close what it writes to.
 */
final class ZipWriter implements Closeable {

    /** Where an entry's data is in the ZIP. */
    record Place(long offset, long compressedSize) {
    }

    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    private static final int BUFFER = 64 << 10;
    private static final long MAX_32 = 0xFFFFFFFFL;
    private static final int MAX_16 = 0xFFFF;
    /** Deflate may make a file that much larger, per file near four gigabytes. */
    private static final long GROWTH = 4 << 20;
    private static final int UTF_8 = 1 << 11;
    private static final int SIZES_FOLLOW = 1 << 3;

    private final ZipBytes out;
    private final Path directoryFile;
    private final OutputStream directoryOut;
    private final ZipBytes directory;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final byte[] in = new byte[BUFFER];
    private final byte[] packed = new byte[BUFFER];
    private long entries;

    /** @param directoryFile a work file, deleted in the end */
    ZipWriter(OutputStream out, Path directoryFile) throws IOException {
        this.out = new ZipBytes(out);
        this.directoryFile = directoryFile;
        this.directoryOut = new BufferedOutputStream(Files.newOutputStream(directoryFile), BUFFER);
        this.directory = new ZipBytes(directoryOut);
    }

    /** As it is: size and checksum must be known before, and be right. */
    Place store(String path, long size, long crc32, Content content) throws IOException {
        ZipEntryHeader header = new ZipEntryHeader(path, ZipMethod.STORED, UTF_8, out.count(), size >= MAX_32);
        header.local(out, crc32, size, size);
        long data = out.count();
        try (InputStream bytes = content.open()) {
            for (int got = bytes.read(in); got >= 0; got = bytes.read(in)) {
                out.write(in, got);
            }
        }
        if (out.count() - data != size) {
            throw new IOException(path + " has " + (out.count() - data) + " bytes, not " + size);
        }
        header.central(directory, crc32, size, size);
        entries++;
        return new Place(data, size);
    }

    /** @param expected its size, near enough to tell whether it needs ZIP64 */
    Place deflate(String path, long expected, Content content) throws IOException {
        boolean large = expected >= MAX_32 - GROWTH;
        ZipEntryHeader header = new ZipEntryHeader(path, ZipMethod.DEFLATED, UTF_8 | SIZES_FOLLOW, out.count(), large);
        header.local(out, 0, 0, 0);
        long data = out.count();
        CRC32 crc = new CRC32();
        long size = 0;
        deflater.reset();
        try (InputStream bytes = content.open()) {
            for (int got = bytes.read(in); got >= 0; got = bytes.read(in)) {
                crc.update(in, 0, got);
                size += got;
                deflater.setInput(in, 0, got);
                drain();
            }
        }
        deflater.finish();
        drain();
        long compressed = out.count() - data;
        if (!large && Math.max(size, compressed) >= MAX_32) {
            throw new IOException(path + " has " + size + " bytes, not " + expected);
        }
        header.sizes(out, crc.getValue(), compressed, size);
        header.central(directory, crc.getValue(), compressed, size);
        entries++;
        return new Place(data, compressed);
    }

    /** The directory; nothing may be added after it. */
    void finish() throws IOException {
        directoryOut.close();
        long start = out.count();
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(directoryFile), BUFFER)) {
            for (int got = bytes.read(in); got >= 0; got = bytes.read(in)) {
                out.write(in, got);
            }
        }
        long size = out.count() - start;
        if (entries >= MAX_16 || start >= MAX_32 || size >= MAX_32) {
            end64(start, size);
        }
        int count = (int) Math.min(entries, MAX_16);
        out.four(0x06054b50).two(0).two(0).two(count).two(count).four(Math.min(size, MAX_32)).four(Math.min(start, MAX_32)).two(0).flush();
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        directoryOut.close();
        Files.deleteIfExists(directoryFile);
    }

    private void end64(long start, long size) throws IOException {
        long here = out.count();
        out.four(0x06064b50).eight(44).two(ZipEntryHeader.MADE_BY).two(ZipEntryHeader.VERSION_64).four(0).four(0)
                .eight(entries).eight(entries).eight(size).eight(start);
        out.four(0x07064b50).four(0).eight(here).four(1);
    }

    private void drain() throws IOException {
        for (int got = deflater.deflate(packed); got > 0; got = deflater.deflate(packed)) {
            out.write(packed, got);
        }
    }
}
