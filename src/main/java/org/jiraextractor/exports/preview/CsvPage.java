package org.jiraextractor.exports.preview;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows of a CSV file under its header.
 *
 * @param columns   of the header; a row may have fewer or more
 * @param rows      cells cut to what a table can show
 * @param separator that was found
 * @param next      null at the end
 */
public record CsvPage(List<String> columns, List<Row> rows, char separator, Place place, Place next) {

    /** @param at offset of the row, to see all of it. @param cut whether a cell shows less than it holds */
    public record Row(long number, long at, List<String> cells, boolean cut) {
    }

    /** All of one row. */
    public record Whole(long number, List<Cell> cells) {
    }

    /** A cell and its column's name. */
    public record Cell(String column, String text) {
    }

    private static final int CELL = 240;
    private static final int MOST_ROWS = 100;
    private static final int MOST_CELLS = 5_000;
    private static final int MOST_COLUMNS = 400;
    private static final int RECORD = 1 << 20;
    private static final int WHOLE_CELL = 100_000;

    /** What stands at the file's top. @param to where the rows begin */
    private record Header(Charset charset, char separator, List<String> columns, long to) {
    }

    /** @param word only rows that have it; null for all. @return nothing where the file is no text */
    static Optional<CsvPage> read(Content content, Place place, String word) throws IOException {
        Optional<Header> found = header(content);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Header header = found.get();
        int rows = Math.max(10, Math.min(MOST_ROWS, MOST_CELLS / Math.max(1, header.columns.size())));
        Place from = place.offset() < header.to ? new Place(header.to, 1, List.of()) : place;
        Window window = Window.of(content, from, Splitter.csv(header.separator), word == null ? null : new Finder(word, header.charset),
                new Window.Size(rows, 1 << 20, RECORD, true), piece -> piece.kept().length > 0);
        return Optional.of(new CsvPage(header.columns.stream().limit(MOST_COLUMNS).map(name -> shown(name, CELL)).toList(),
                window.pieces().stream().map(piece -> row(piece, header)).toList(), header.separator, from.equals(place) ? place : Place.START, window.next()));
    }

    /** The row that begins at this offset. */
    static Optional<Whole> one(Content content, Place place) throws IOException {
        Optional<Header> found = header(content);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Header header = found.get();
        Window window = Window.of(content, place, Splitter.csv(header.separator), null, new Window.Size(1, 1, RECORD, true), piece -> true);
        return window.pieces().stream().findFirst().map(piece -> {
            List<String> cells = CsvCells.of(piece.text(header.charset), header.separator);
            return new Whole(piece.number(), IntStream.range(0, Math.min(cells.size(), 10 * MOST_COLUMNS)).filter(i -> !cells.get(i).isEmpty())
                    .mapToObj(i -> new Cell(i < header.columns.size() ? shown(header.columns.get(i), CELL) : "", shown(cells.get(i), WHOLE_CELL))).toList());
        });
    }

    private static Row row(Piece piece, Header header) {
        List<String> cells = CsvCells.of(piece.text(header.charset), header.separator);
        boolean cut = !piece.ended() || cells.size() > MOST_COLUMNS || cells.stream().anyMatch(cell -> cell.length() > CELL);
        return new Row(piece.number(), piece.from(), cells.stream().limit(MOST_COLUMNS).map(cell -> shown(cell, CELL)).toList(), cut);
    }

    private static Optional<Header> header(Content content) throws IOException {
        byte[] beginning = content.beginning(Encoding.LOOKED_AT);
        Optional<Charset> charset = Encoding.of(beginning);
        if (charset.isEmpty()) {
            return Optional.empty();
        }
        // with a separator that is not its own a quoted line break could be taken for the end: find the separator first, in the first line
        String begins = Legible.of(new String(beginning, charset.get()));
        char separator = CsvCells.separator(begins.lines().findFirst().orElse(""));
        long skipped = Encoding.marked(beginning) ? Encoding.MARK : 0;
        try (Pieces pieces = new Pieces(content, new Place(skipped, 0, List.of()), RECORD + Encoding.MARK, Splitter.csv(separator), null, RECORD, true)) {
            return Optional.of(pieces.next().map(piece -> new Header(charset.get(), separator, CsvCells.of(piece.text(charset.get()), separator), piece.to()))
                    .orElse(new Header(charset.get(), separator, List.of(), skipped)));
        }
    }

    private static String shown(String text, int most) {
        return Legible.of(Legible.cut(text, most)) + (text.length() > most ? "…" : "");
    }
}
