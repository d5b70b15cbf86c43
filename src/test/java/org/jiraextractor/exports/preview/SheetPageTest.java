package org.jiraextractor.exports.preview;

import org.jiraextractor.exports.preview.web.Archive;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Workbooks page by page, wherever their bytes lie. */
class SheetPageTest {

    @Test
    void everyRowIsOnOnePageAndTheWayBackIsThere() throws IOException {
        SheetPage.Book book = SheetPage.Book.of(Contents.of(Archive.workbook(230))).orElseThrow();
        List<String> keys = new ArrayList<>();
        Place place = Place.START;
        int pages = 0;
        while (place != null) {
            SheetPage page = SheetPage.read(book, 1, place, null).orElseThrow();
            assertThat(page.table().columns()).startsWith("Issue key", "Summary");
            page.table().rows().forEach(row -> keys.add(row.cells().get(0)));
            assertThat(page.table().rows()).isNotEmpty();
            place = page.table().next();
            pages++;
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(keys).isEqualTo(IntStream.rangeClosed(1, 230).mapToObj(i -> "S-" + i).toList());
        SheetPage second = SheetPage.read(book, 1, SheetPage.read(book, 1, Place.START, null).orElseThrow().table().next(), null).orElseThrow();
        assertThat(second.table().place().previous()).isPresent();
        CsvPage.Row row = second.table().rows().get(3);
        assertThat(SheetPage.one(book, 1, new Place(row.at(), row.number(), List.of())).orElseThrow().cells()).contains(new CsvPage.Cell("Issue key", row.cells().get(0)), new CsvPage.Cell("Due date", "2026-03-01"));
    }

    @Test
    void aSheetOfManyMegabytesIsReadAsFarAsItsPageAndNothingOfItKept() throws IOException {
        AtomicLong read = new AtomicLong();
        byte[] workbook = large(400_000);
        Content counted = new Content(workbook.length, (offset, length) -> new FilterInputStream(new ByteArrayInputStream(workbook, (int) offset, (int) length)) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                int got = super.read(b, off, len);
                read.addAndGet(Math.max(0, got));
                return got;
            }
        });
        SheetPage.Book book = SheetPage.Book.of(counted).orElseThrow();
        SheetPage page = SheetPage.read(book, 1, Place.START, null).orElseThrow();
        assertThat(page.bytes()).isGreaterThan(30L << 20);
        assertThat(page.table().rows()).hasSize(100);
        assertThat(read.get()).isLessThan(400_000);
        Place end = new Place(page.bytes() - 200, 399_999, List.of());
        assertThat(SheetPage.read(book, 1, end, null).orElseThrow().table().next()).isNull();
    }

    @Test
    void whatIsNoWorkbookOfOursIsNone() throws IOException {
        assertThat(SheetPage.Book.of(Contents.of("no zip at all"))).isEmpty();
        assertThat(SheetPage.Book.of(Contents.of(new byte[0]))).isEmpty();
        byte[] cut = java.util.Arrays.copyOf(Archive.workbook(3), 900);
        assertThat(SheetPage.Book.of(Contents.of(cut))).isEmpty();
        byte[] directoryLies = Archive.workbook(3);
        for (int i = directoryLies.length - 22; i < directoryLies.length - 6; i++) {
            directoryLies[i + 6] = (byte) 0x7F;
        }
        assertThat(SheetPage.Book.of(Contents.of(directoryLies))).isEmpty();
        SheetPage.Book book = SheetPage.Book.of(Contents.of(Archive.workbook(3))).orElseThrow();
        assertThat(SheetPage.read(book, 0, Place.START, null)).isEmpty();
        assertThat(SheetPage.read(book, 99, Place.START, null)).isEmpty();
        assertThat(SheetPage.read(book, 3, Place.START, null).orElseThrow().table().rows()).isEmpty();
    }

    private static byte[] large(int rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            write(zip, "<workbook><sheets><sheet name=\"Issues &amp; more\" sheetId=\"1\"/></sheets></workbook>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            write(zip, "<worksheet><sheetData>\n");
            for (int i = 1; i <= rows; i++) {
                write(zip, "<row r=\"" + i + "\"><c r=\"A" + i + "\" t=\"inlineStr\"><is><t>" + Integer.toString(i * 31, 36) + "</t></is></c><c r=\"C" + i + "\"><v>" + i + "</v></c></row>\n");
            }
            write(zip, "</sheetData><autoFilter ref=\"A1:B2\"/></worksheet>");
        }
        return file.toByteArray();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
