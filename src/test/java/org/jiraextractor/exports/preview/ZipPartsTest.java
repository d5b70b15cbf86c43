package org.jiraextractor.exports.preview;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files that say they are ZIPs and mean harm. */
class ZipPartsTest {

    private static final int CENTRAL_PACKED = 20;
    private static final int CENTRAL_WHOLE = 24;
    private static final int CENTRAL_OFFSET = 42;
    private static final int BOMB = 32 << 20;

    @Test
    void aPartThatUnpacksToMoreThanItSaysIsReadAsFarAsItSays() throws IOException {
        byte[] zip = zip("a", new byte[BOMB]);
        directory(zip).putInt(CENTRAL_WHOLE, 1_000);
        Content part = ZipParts.of(Contents.of(zip)).get("a");
        assertThat(part.bytes()).isEqualTo(1_000);
        assertThat(part.beginning(Integer.MAX_VALUE)).hasSize(1_000);
    }

    @Test
    void ofABombThatTellsTheTruthNoMoreIsReadThanWasAskedFor() throws IOException {
        byte[] zip = zip("xl/workbook.xml", new byte[BOMB]);
        AtomicLong read = new AtomicLong();
        Content counted = new Content(zip.length, (offset, length) -> {
            read.addAndGet(length);
            return new ByteArrayInputStream(zip, (int) offset, (int) length);
        });
        assertThat(ZipParts.of(counted).get("xl/workbook.xml").beginning(10)).hasSize(10);
        assertThat(SheetPage.Book.of(counted)).isEmpty();
        assertThat(read.get()).isLessThan(10L * zip.length);
    }

    @Test
    void whatCannotBeInTheFileIsNoPart() throws IOException {
        byte[] large = zip("a", new byte[1_000]);
        directory(large).putInt(CENTRAL_WHOLE, 0x7FFFFFFF);
        assertThat(ZipParts.of(Contents.of(large))).as("a gigabyte of a few bytes").isEmpty();
        byte[] outside = zip("a", new byte[1_000]);
        directory(outside).putInt(CENTRAL_OFFSET, outside.length + 1);
        assertThat(ZipParts.of(Contents.of(outside))).as("behind the end").isEmpty();
        byte[] beyond = zip("a", new byte[1_000]);
        directory(beyond).putInt(CENTRAL_PACKED, beyond.length + 1);
        assertThat(ZipParts.of(Contents.of(beyond))).as("over the end").isEmpty();
    }

    /** As bombs do that hold more than their size suggests: all entries are the same few bytes. */
    @Test
    void partsThatOverlapAreEachNoMoreThanTheySay() throws IOException {
        byte[] zip = zip("a", "one".getBytes(StandardCharsets.US_ASCII), "b", "other".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer first = directory(zip);
        ByteBuffer second = ByteBuffer.wrap(zip, first.arrayOffset() + 47, 60).slice().order(ByteOrder.LITTLE_ENDIAN);
        second.putInt(CENTRAL_OFFSET, 0).putInt(CENTRAL_PACKED, first.getInt(CENTRAL_PACKED)).putInt(CENTRAL_WHOLE, 3);
        Map<String, Content> parts = ZipParts.of(Contents.of(zip));
        assertThat(parts.get("a").beginning(100)).asString(StandardCharsets.US_ASCII).isEqualTo("one");
        assertThat(parts.get("b").beginning(100)).asString(StandardCharsets.US_ASCII).isEqualTo("one");
    }

    @Test
    void aPartThatEndsBeforeItSaysIsAnErrorAndNoLoop() throws IOException {
        byte[] zip = zip("a", new byte[1_000]);
        directory(zip).putInt(CENTRAL_WHOLE, 2_000);
        Content part = ZipParts.of(Contents.of(zip)).get("a");
        assertThatThrownBy(() -> part.beginning(2_000)).isInstanceOf(IOException.class);
    }

    @Test
    void aDirectoryThatLeadsAstrayIsAnError() throws IOException {
        byte[] zip = zip("a", new byte[1_000]);
        directory(zip).putInt(CENTRAL_OFFSET, 3);
        Content part = ZipParts.of(Contents.of(zip)).get("a");
        assertThatThrownBy(() -> part.beginning(10)).isInstanceOf(IOException.class).hasMessageContaining("astray");
    }

    @Test
    void namesAreKeysAndLeadNowhere() throws IOException {
        byte[] zip = zip("../../etc/passwd", new byte[]{1}, "/absolute", new byte[]{2});
        assertThat(ZipParts.of(Contents.of(zip))).containsOnlyKeys("../../etc/passwd", "/absolute");
        assertThat(SheetPage.Book.of(Contents.of(zip))).isEmpty();
    }

    @Test
    void aDirectoryOfManyMegabytesIsNotRead() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            for (int i = 0; i < 400; i++) {
                out.putNextEntry(new ZipEntry(i + "/" + "x".repeat(5_000)));
            }
        }
        assertThat(ZipParts.of(Contents.of(file.toByteArray()))).isEmpty();
    }

    private static byte[] zip(Object... namesAndBytes) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                out.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                try (InputStream in = new ByteArrayInputStream((byte[]) namesAndBytes[i + 1])) {
                    in.transferTo(out);
                }
            }
        }
        return file.toByteArray();
    }

    /** From its first entry on. */
    private static ByteBuffer directory(byte[] zip) {
        ByteBuffer whole = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int at = whole.getInt(zip.length - 6);
        return ByteBuffer.wrap(zip, at, zip.length - at).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
