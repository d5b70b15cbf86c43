package org.jiraextractor.exports.preview;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a file record by record, in memory for one. */
final class Pieces implements Closeable {

    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final Splitter splitter;
    private final Finder finder;
    private final int keep;
    private final boolean breaking;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at;
    private int filled;
    private long offset;
    private long number;

    /**
     * @param place    where reading begins
     * @param most     bytes to be read at all
     * @param finder   is shown all bytes of a record, kept or not; null for none
     * @param keep     how many bytes of a record are kept
     * @param breaking whether a longer record becomes several pieces rather than one of which only the beginning is kept
     */
    Pieces(Content content, Place place, long most, Splitter splitter, Finder finder, int keep, boolean breaking) throws IOException {
        this.in = content.from(place.offset(), most);
        this.offset = place.offset();
        this.number = place.number();
        this.splitter = splitter;
        this.finder = finder;
        this.keep = keep;
        this.breaking = breaking;
    }

    /** Nothing at the end. What is cut off by the number of bytes to be read comes as a piece that has not ended. */
    Optional<Piece> next() throws IOException {
        long from = offset;
        kept.reset();
        boolean whole = true;
        boolean ended = false;
        boolean full = false;
        while (!ended && !full && more()) {
            int end = at;
            while (end < filled && !ended && !full) {
                byte next = buffer[end];
                // a piece ends before a character, never inside of one
                full = breaking && offset - from + end - at >= keep && (next & 0xC0) != 0x80;
                if (!full) {
                    ended = splitter.endsWith(next);
                    end++;
                }
            }
            if (finder != null) {
                finder.feed(buffer, at, end);
            }
            int room = (breaking ? keep + 4 : keep) - kept.size();
            whole &= end - at <= room;
            kept.write(buffer, at, Math.min(room, end - at));
            offset += end - at;
            at = end;
        }
        if (offset == from) {
            return Optional.empty();
        }
        Piece piece = new Piece(number, from, offset, withoutBreak(kept.toByteArray(), whole && ended), whole, ended || !full && at >= filled);
        number += ended ? 1 : 0;
        return Optional.of(piece);
    }

    private boolean more() throws IOException {
        if (at < filled) {
            return true;
        }
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private static byte[] withoutBreak(byte[] bytes, boolean broken) {
        int length = bytes.length;
        if (broken && length > 0 && bytes[length - 1] == '\n') {
            length--;
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
        }
        return length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
