package org.jiraextractor.exports.preview;

import org.jiraextractor.exports.bundle.Inflated;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parts of a file that is a ZIP itself, as a workbook is, each to be read from any place on, and never further than the directory says it goes.
 * Only that is read, and no more of it than a workbook of ours has (APPNOTE 4.3.12, 4.3.14 to 4.3.16). Names are keys: nothing is ever written by them.
 */
final class ZipParts {

    private static final int MOST_DIRECTORY = 1 << 20;
    private static final int TAIL = 66_000;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final long MOST_DEFLATED = 1_032;
    private static final long IN_64 = 0xFFFFFFFFL;

    private final Content file;
    private final Map<String, Content> parts = new LinkedHashMap<>();

    private ZipParts(Content file) {
        this.file = file;
    }

    /** By their names, in the order of the directory; none where the file is no ZIP, or one that we would not write. */
    static Map<String, Content> of(Content file) throws IOException {
        ZipParts zip = new ZipParts(file);
        try {
            zip.read();
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException noZip) {
            return Map.of();
        }
        return zip.parts;
    }

    private void read() throws IOException {
        long from = Math.max(0, file.bytes() - TAIL);
        ByteBuffer tail = at(from, TAIL);
        int end = tail.limit() - 22;
        while (end >= 0 && tail.getInt(end) != END) {
            end--;
        }
        if (end < 0) {
            return;
        }
        long size = tail.getInt(end + 12) & IN_64;
        long offset = tail.getInt(end + 16) & IN_64;
        if ((offset == IN_64 || size == IN_64) && end >= 20 && tail.getInt(end - 20) == LOCATOR_64) {
            ByteBuffer large = at(tail.getLong(end - 12), 56);
            if (large.getInt(0) != END_64) {
                return;
            }
            size = large.getLong(40);
            offset = large.getLong(48);
        }
        if (size >= 0 && size <= MOST_DIRECTORY && offset >= 0) {
            directory(at(offset, (int) size));
        }
    }

    private void directory(ByteBuffer entries) {
        for (int at = 0; at + 46 <= entries.limit() && entries.getInt(at) == ENTRY; ) {
            int method = entries.getShort(at + 10);
            int name = entries.getShort(at + 28) & 0xFFFF;
            int extra = entries.getShort(at + 30) & 0xFFFF;
            int comment = entries.getShort(at + 32) & 0xFFFF;
            byte[] bytes = new byte[name];
            entries.get(at + 46, bytes);
            Sizes sizes = new Sizes(entries.getInt(at + 24) & IN_64, entries.getInt(at + 20) & IN_64, entries.getInt(at + 42) & IN_64).with(entries, at + 46 + name, extra);
            if (sizes.credible(method, file.bytes())) {
                parts.putIfAbsent(new String(bytes, StandardCharsets.UTF_8), new Content(sizes.whole, (offset, length) -> open(sizes, method == 8, offset, length)));
            }
            at += 46 + name + extra + comment;
        }
    }

    private record Sizes(long whole, long packed, long offset) {

        /** Whether such a part can be in a file of that size at all; deflate makes nothing smaller than a thousandth. */
        boolean credible(int method, long file) {
            boolean inside = whole >= 0 && packed >= 0 && offset >= 0 && offset <= file && packed <= file - offset;
            return inside && (method == 0 && whole == packed || method == 8 && whole / MOST_DEFLATED <= packed);
        }

        /** What has 64 bits stands in an extra field, in this order, and only what needs it. */
        Sizes with(ByteBuffer entries, int from, int length) {
            for (int at = from; at + 4 <= from + length; at += 4 + (entries.getShort(at + 2) & 0xFFFF)) {
                if (entries.getShort(at) == 1) {
                    int next = at + 4;
                    long w = whole == IN_64 ? entries.getLong(next) : whole;
                    next += whole == IN_64 ? 8 : 0;
                    long p = packed == IN_64 ? entries.getLong(next) : packed;
                    next += packed == IN_64 ? 8 : 0;
                    return new Sizes(w, p, offset == IN_64 ? entries.getLong(next) : offset);
                }
            }
            return this;
        }
    }

    private InputStream open(Sizes part, boolean deflated, long offset, long length) throws IOException {
        ByteBuffer local = at(part.offset, 30);
        if (local.limit() < 30 || local.getInt(0) != LOCAL) {
            throw new IOException("the workbook's directory leads astray");
        }
        long data = part.offset + 30 + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
        return deflated ? new Inflated(file.from(data, part.packed), offset, length) : file.from(data + offset, length);
    }

    private ByteBuffer at(long offset, int length) throws IOException {
        try (InputStream in = file.from(offset, length)) {
            return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
