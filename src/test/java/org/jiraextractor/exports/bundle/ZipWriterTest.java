package org.jiraextractor.exports.bundle;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ZipWriterTest {

    private static final int MANY = 70_000;
    private static final long LARGE = (4L << 30) + 12_345;

    @TempDir
    Path temp;

    @Test
    void moreEntriesThanSixteenBitsCount() throws Exception {
        Path zip = temp.resolve("many.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip)); ZipWriter writer = new ZipWriter(out, temp.resolve("directory"))) {
            for (int i = 0; i < MANY; i++) {
                byte[] text = ("text " + i).getBytes(StandardCharsets.UTF_8);
                if (i % 2 == 0) {
                    writer.deflate("é/" + i + ".txt", text.length, () -> new ByteArrayInputStream(text));
                } else {
                    writer.store("é/" + i + ".txt", text.length, crc(text), () -> new ByteArrayInputStream(text));
                }
            }
            writer.finish();
        }
        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertThat(read.size()).isEqualTo(MANY);
            assertThat(read.getInputStream(read.getEntry("é/69999.txt"))).hasContent("text 69999");
        }
        OtherPrograms.assertSound(zip, temp, MANY);
        assertThat(temp.resolve("directory")).doesNotExist();
    }

    @Test
    void anEmptyZipIsOne() throws Exception {
        Path zip = temp.resolve("empty.zip");
        try (OutputStream out = Files.newOutputStream(zip); ZipWriter writer = new ZipWriter(out, temp.resolve("directory"))) {
            writer.finish();
        }
        try (ZipFile read = new ZipFile(zip.toFile())) {
            assertThat(read.size()).isZero();
        }
    }

    @Test
    void aStoredFileOfAnotherSizeThanPromisedIsRefused() throws IOException {
        try (ZipWriter writer = new ZipWriter(OutputStream.nullOutputStream(), temp.resolve("directory"))) {
            assertThatThrownBy(() -> writer.store("a", 3, 0, () -> new ByteArrayInputStream(new byte[2]))).isInstanceOf(IOException.class).hasMessage("a has 2 bytes, not 3");
        }
    }

    /** The ZIP has holes where its zeros are: what is tried is how it counts, not how fast and how large the disk is. */
    @Test
    @Tag("full")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void filesAndOffsetsOverFourGigabytesHold() throws Exception {
        Path sparse = temp.resolve("sparse");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(LARGE);
        }
        Path zip = temp.resolve("large.zip");
        byte[] last = "at the end".getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(new Sparse(zip), 1 << 16); ZipWriter writer = new ZipWriter(out, temp.resolve("directory"))) {
            writer.deflate("a-deflated", LARGE, () -> Files.newInputStream(sparse));
            writer.store("b-stored", LARGE, crcOf(sparse), () -> Files.newInputStream(sparse));
            ZipWriter.Place place = writer.store("c-far", last.length, crc(last), () -> new ByteArrayInputStream(last));
            writer.deflate("d-far-too", last.length, () -> new ByteArrayInputStream(last));
            writer.finish();
            assertThat(place.offset()).isGreaterThan(LARGE);
        }
        Files.delete(sparse);
        try (ZipFile read = new ZipFile(zip.toFile())) {
            ZipEntry stored = read.getEntry("b-stored");
            assertThat(stored.getSize()).isEqualTo(LARGE);
            assertThat(stored.getCompressedSize()).isEqualTo(LARGE);
            assertThat(read.getEntry("a-deflated").getSize()).isEqualTo(LARGE);
            assertThat(read.getInputStream(read.getEntry("c-far"))).hasContent("at the end");
            assertThat(read.getInputStream(read.getEntry("d-far-too"))).hasContent("at the end");
        }
        OtherPrograms.assertSound(zip, temp, 4);
    }

    /** Leaves out blocks of zeros, which are read as such all the same. */
    private static final class Sparse extends OutputStream {

        private final RandomAccessFile file;

        Sparse(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "rw");
        }

        @Override
        public void write(int one) throws IOException {
            file.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (Arrays.equals(bytes, from, from + count, new byte[count], 0, count)) {
                file.seek(file.getFilePointer() + count);
            } else {
                file.write(bytes, from, count);
            }
        }

        @Override
        public void close() throws IOException {
            file.setLength(file.getFilePointer());
            file.close();
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static long crcOf(Path file) throws IOException {
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                crc.update(buffer, 0, got);
            }
        }
        return crc.getValue();
    }
}
