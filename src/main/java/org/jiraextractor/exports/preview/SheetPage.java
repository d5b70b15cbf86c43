package org.jiraextractor.exports.preview;

import org.jiraextractor.exports.format.xlsx.SheetRow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of a sheet of a workbook that this program wrote, under its header. A sheet is unpacked from its beginning and only a page of it kept.
 *
 * @param sheets their names
 * @param sheet  which of them this is, from 1
 * @param bytes  of the sheet, unpacked: what offsets count in
 */
public record SheetPage(List<String> sheets, int sheet, CsvPage table, long bytes) {

    private static final int CELL = 240;
    private static final int MOST_COLUMNS = 400;
    private static final int MOST_CELLS = 5_000;
    private static final int RECORD = 1 << 20;
    private static final int WHOLE_CELL = 100_000;
    private static final int MOST_SHEETS = 200;
    private static final int BOOK = 256 << 10;
    /** What follows the last row has no more bytes. */
    private static final int LONGEST_END = 4_096;
    private static final Pattern NAME = Pattern.compile("<sheet name=\"([^\"]*)\"");

    /** @param part of one sheet. @param to where its rows begin, behind the header */
    private record Sheet(Content part, List<String> columns, long to) {
    }

    /** A workbook as far as it is looked at. */
    record Book(List<String> sheets, Map<String, Content> parts) {

        static Optional<Book> of(Content file) throws IOException {
            Map<String, Content> parts = ZipParts.of(file);
            Content book = parts.get("xl/workbook.xml");
            if (book == null) {
                return Optional.empty();
            }
            List<String> names = new ArrayList<>();
            Matcher name = NAME.matcher(new String(book.beginning(BOOK), StandardCharsets.UTF_8));
            while (name.find() && names.size() < MOST_SHEETS) {
                names.add(plain(name.group(1)));
            }
            return names.isEmpty() ? Optional.empty() : Optional.of(new Book(List.copyOf(names), parts));
        }

        /** @param number from 1. @return nothing where there is none */
        Optional<Content> sheet(int number) {
            return number < 1 || number > sheets.size() ? Optional.empty() : Optional.ofNullable(parts.get("xl/worksheets/sheet" + number + ".xml"));
        }
    }

    /** @param word only rows that have it; null for all. @return nothing where there is no such sheet */
    static Optional<SheetPage> read(Book book, int number, Place place, String word) throws IOException {
        Optional<Sheet> found = sheet(book, number);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Sheet sheet = found.get();
        int rows = Math.max(10, Math.min(100, MOST_CELLS / Math.max(1, sheet.columns.size())));
        Place from = place.offset() < sheet.to ? new Place(sheet.to, 1, List.of()) : place;
        Finder finder = word == null ? null : new Finder(word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), StandardCharsets.UTF_8);
        Window window = Window.of(sheet.part, from, rows(), finder, new Window.Size(rows, 1 << 20, RECORD, false), SheetPage::isRow);
        boolean more = window.next() != null && (sheet.part.bytes() - window.next().offset() > LONGEST_END || follows(sheet.part, window.next()));
        CsvPage table = new CsvPage(sheet.columns.stream().limit(MOST_COLUMNS).map(name -> shown(name, CELL)).toList(), window.pieces().stream().map(SheetPage::row).toList(), ',',
                from.equals(place) ? place : Place.START, more ? window.next() : null);
        return Optional.of(new SheetPage(book.sheets, number, table, sheet.part.bytes()));
    }

    /** All of the row that begins at a place. */
    static Optional<CsvPage.Whole> one(Book book, int number, Place place) throws IOException {
        Optional<Sheet> found = sheet(book, number);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = found.get().columns;
        Window window = Window.of(found.get().part, place, rows(), null, new Window.Size(1, 1, 8 * RECORD, false), SheetPage::isRow);
        return window.pieces().stream().findFirst().map(piece -> {
            List<String> cells = SheetRow.cells(element(piece));
            List<CsvPage.Cell> whole = new ArrayList<>();
            for (int i = 0; i < Math.min(cells.size(), 10 * MOST_COLUMNS); i++) {
                if (!cells.get(i).isEmpty()) {
                    whole.add(new CsvPage.Cell(i < columns.size() ? shown(columns.get(i), CELL) : "", shown(cells.get(i), WHOLE_CELL)));
                }
            }
            return new CsvPage.Whole(piece.number(), whole);
        });
    }

    private static Optional<Sheet> sheet(Book book, int number) throws IOException {
        Optional<Content> part = book.sheet(number);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        try (Pieces pieces = new Pieces(part.get(), new Place(0, 0, List.of()), RECORD + RECORD, rows(), null, RECORD, false)) {
            return pieces.next().filter(SheetPage::isRow).map(piece -> new Sheet(part.get(), SheetRow.cells(element(piece)), piece.to()));
        }
    }

    /** A row ends with its element: line breaks stand in its texts, too, while angle brackets do not. */
    private static Splitter rows() {
        byte[] end = "</row>".getBytes(StandardCharsets.US_ASCII);
        return new Splitter() {
            private int matched;

            @Override
            public boolean endsWith(byte next) {
                matched = next == end[matched] ? matched + 1 : next == end[0] ? 1 : 0;
                boolean ends = matched == end.length;
                matched = ends ? 0 : matched;
                return ends;
            }
        };
    }

    private static boolean isRow(Piece piece) {
        return piece.text(StandardCharsets.UTF_8).contains("<row ");
    }

    /** Whether one more row comes, rather than only the sheet's end. */
    private static boolean follows(Content part, Place place) throws IOException {
        try (InputStream rest = part.from(place.offset(), LONGEST_END)) {
            return new String(rest.readAllBytes(), StandardCharsets.UTF_8).contains("<row ");
        }
    }

    private static String element(Piece piece) {
        String text = piece.text(StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.indexOf("<row ")));
    }

    private static CsvPage.Row row(Piece piece) {
        List<String> cells = SheetRow.cells(element(piece));
        boolean cut = !piece.whole() || cells.size() > MOST_COLUMNS || cells.stream().anyMatch(cell -> cell.length() > CELL);
        return new CsvPage.Row(piece.number(), piece.from(), cells.stream().limit(MOST_COLUMNS).map(cell -> shown(cell, CELL)).toList(), cut);
    }

    private static String plain(String attribute) {
        return attribute.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String shown(String text, int most) {
        return Legible.of(Legible.cut(text, most)) + (text.length() > most ? "…" : "");
    }
}
