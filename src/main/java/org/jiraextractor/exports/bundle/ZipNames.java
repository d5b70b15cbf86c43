package org.jiraextractor.exports.bundle;

import org.jiraextractor.storage.ObjectStore;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The names that a stored ZIP's own directory lists, whoever wrote it; as far as it can be read. APPNOTE 4.3.12 to 4.3.16. */
public final class ZipNames {

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int LOCATOR_SIZE = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long IN_64 = 0xFFFFFFFFL;

    private ZipNames() {
    }

    /** Calls back with each, in the directory's order; none where there is no directory that can be read. */
    public static void each(ObjectStore store, String zip, Consumer<String> name) throws IOException {
        OptionalLong size = store.size(zip);
        if (size.isEmpty() || size.getAsLong() < END_SIZE) {
            return;
        }
        long from = Math.max(0, size.getAsLong() - END_SIZE - LONGEST_COMMENT - LOCATOR_SIZE);
        ByteBuffer tail = bytes(store, zip, from, (int) (size.getAsLong() - from));
        int end = tail.limit() - END_SIZE;
        while (end >= 0 && !isEnd(tail, end)) {
            end--;
        }
        if (end >= 0) {
            long directory = directory(store, zip, tail, end);
            if (directory >= 0 && directory < size.getAsLong()) {
                read(store, zip, directory, size.getAsLong() - directory, name);
            }
        }
    }

    /** Its comment reaches to the file's end; what only looks like it does not. */
    private static boolean isEnd(ByteBuffer tail, int at) {
        return tail.getInt(at) == END && at + END_SIZE + (tail.getShort(at + 20) & 0xFFFF) == tail.limit();
    }

    private static long directory(ObjectStore store, String zip, ByteBuffer tail, int end) throws IOException {
        long offset = tail.getInt(end + 16) & IN_64;
        int locator = end - LOCATOR_SIZE;
        if (offset != IN_64 || locator < 0 || tail.getInt(locator) != LOCATOR_64) {
            return offset;
        }
        ByteBuffer end64 = bytes(store, zip, tail.getLong(locator + 8), 56);
        return end64.limit() == 56 && end64.getInt(0) == END_64 ? end64.getLong(48) : -1;
    }

    private static void read(ObjectStore store, String zip, long offset, long length, Consumer<String> name) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(store.read(zip, offset, length), 64 << 10))) {
            byte[] fixed = new byte[46];
            while (in.readNBytes(fixed, 0, fixed.length) == fixed.length) {
                ByteBuffer entry = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
                if (entry.getInt(0) != ENTRY) {
                    return;
                }
                byte[] text = in.readNBytes(entry.getShort(28) & 0xFFFF);
                in.skipNBytes((entry.getShort(30) & 0xFFFF) + (entry.getShort(32) & 0xFFFF));
                name.accept(new String(text, StandardCharsets.UTF_8));
            }
        }
    }

    private static ByteBuffer bytes(ObjectStore store, String zip, long offset, int length) throws IOException {
        if (offset < 0) {
            return ByteBuffer.allocate(0);
        }
        try (InputStream in = store.read(zip, offset, length)) {
            return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
