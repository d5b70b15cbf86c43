package org.jiraextractor.exports.preview;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A page of a file's records.
 *
 * @param next null at the end of the file
 */
record Window(List<Piece> pieces, Place next) {

    /**
     * How much one page may be.
     *
     * @param pieces   at most so many
     * @param shown    and no more once their kept bytes are so many
     * @param keep     bytes of a record that are kept
     * @param breaking see {@link Pieces}
     */
    record Size(int pieces, int shown, int keep, boolean breaking) {
    }

    /** What is read of a file for one page: enough to look through most files at once, and well under a second. */
    private static final long READ = 64L << 20;

    /** @param finder keeps only records that have its word; null for all */
    static Window of(Content content, Place place, Splitter splitter, Finder finder, Size size, Predicate<Piece> wanted) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        long shown = 0;
        long read = READ;
        Place end = place;
        try (Pieces all = new Pieces(content, place, read, splitter, finder, size.keep, size.breaking)) {
            for (Optional<Piece> next = all.next(); next.isPresent(); next = all.next()) {
                Piece piece = next.get();
                end = place.next(piece.to(), piece.ended() ? piece.number() + 1 : piece.number());
                if ((finder == null || finder.found()) && wanted.test(piece)) {
                    pieces.add(piece);
                    shown += piece.kept().length;
                }
                if (finder != null && piece.ended()) {
                    finder.begin();
                }
                if (pieces.size() >= size.pieces || shown >= size.shown) {
                    break;
                }
            }
        }
        return new Window(pieces, end.offset() < content.bytes() && end.offset() > place.offset() ? end : null);
    }
}
