package org.jiraextractor.exports.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is written about an entry: before its data, after it, and in the directory (APPNOTE 4.3.7, 4.3.9, 4.3.12). */
final class ZipEntryHeader {

    static final int VERSION_64 = 45;
    /** By a Unix, so that the permissions count. */
    static final int MADE_BY = 3 << 8 | VERSION_64;

    private static final int VERSION = 20;
    private static final int TIME = 0;
    private static final int DATE = 1 << 5 | 1;
    private static final int EXTRA_64 = 1;
    private static final long MAX_32 = 0xFFFFFFFFL;
    private static final long REGULAR_FILE_644 = 0100644L << 16;

    private final byte[] name;
    private final ZipMethod method;
    private final int flags;
    private final long offset;
    private final boolean large;

    /** @param large whether sizes of this entry have 64 bits */
    ZipEntryHeader(String path, ZipMethod method, int flags, long offset, boolean large) {
        this.name = path.getBytes(StandardCharsets.UTF_8);
        this.method = method;
        this.flags = flags;
        this.offset = offset;
        this.large = large;
    }

    void local(ZipBytes out, long crc32, long compressed, long size) throws IOException {
        out.four(0x04034b50).two(large ? VERSION_64 : VERSION);
        common(out, crc32, large ? MAX_32 : compressed, large ? MAX_32 : size);
        out.two(large ? 20 : 0).write(name, name.length);
        if (large) {
            out.two(EXTRA_64).two(16).eight(size).eight(compressed);
        }
    }

    void sizes(ZipBytes out, long crc32, long compressed, long size) throws IOException {
        out.four(0x08074b50).four(crc32);
        if (large) {
            out.eight(compressed).eight(size);
        } else {
            out.four(compressed).four(size);
        }
    }

    void central(ZipBytes out, long crc32, long compressed, long size) throws IOException {
        boolean largeSize = size >= MAX_32;
        boolean largeCompressed = compressed >= MAX_32;
        boolean far = offset >= MAX_32;
        int extra = 8 * ((largeSize ? 1 : 0) + (largeCompressed ? 1 : 0) + (far ? 1 : 0));
        out.four(0x02014b50).two(MADE_BY).two(large || extra > 0 ? VERSION_64 : VERSION);
        common(out, crc32, Math.min(compressed, MAX_32), Math.min(size, MAX_32));
        out.two(extra > 0 ? 4 + extra : 0).two(0).two(0).two(0).four(REGULAR_FILE_644).four(Math.min(offset, MAX_32)).write(name, name.length);
        if (extra > 0) {
            out.two(EXTRA_64).two(extra);
        }
        if (largeSize) {
            out.eight(size);
        }
        if (largeCompressed) {
            out.eight(compressed);
        }
        if (far) {
            out.eight(offset);
        }
    }

    private void common(ZipBytes out, long crc32, long compressed, long size) throws IOException {
        out.two(flags).two(method.number()).two(TIME).two(DATE).four(crc32).four(compressed).four(size).two(name.length);
    }
}
