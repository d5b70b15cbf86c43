package org.jiraextractor.exports.preview;

import java.util.Optional;

/**
 * What an image says of itself in its first bytes, without decoding any of it: PNG (RFC 2083), GIF89a, JPEG (T.81), WebP (RFC 9649).
 *
 * @param mediaType by its bytes, whatever its name says
 */
public record ImageHeader(String mediaType, int width, int height) {

    /** A JPEG may have pictures and texts before its size. */
    static final int LOOKED_AT = 512 << 10;

    private static final long MOST_PIXELS = 40_000_000;

    /** Whether a browser can unpack it without harm. */
    public boolean bearable() {
        return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
    }

    static Optional<ImageHeader> of(byte[] b) {
        if (has(b, 0, 0x89, 'P', 'N', 'G', 13, 10, 26, 10) && has(b, 12, 'I', 'H', 'D', 'R') && b.length >= 24) {
            return Optional.of(new ImageHeader("image/png", big(b, 16, 4), big(b, 20, 4)));
        }
        if (has(b, 0, 'G', 'I', 'F', '8') && b.length >= 10) {
            return Optional.of(new ImageHeader("image/gif", little(b, 6, 2), little(b, 8, 2)));
        }
        if (has(b, 0, 0xFF, 0xD8, 0xFF)) {
            return jpeg(b);
        }
        return has(b, 0, 'R', 'I', 'F', 'F') && has(b, 8, 'W', 'E', 'B', 'P') && b.length >= 30 ? webp(b) : Optional.empty();
    }

    private static Optional<ImageHeader> jpeg(byte[] b) {
        int at = 2;
        while (at + 9 < b.length && (b[at] & 0xFF) == 0xFF) {
            int marker = b[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return Optional.of(new ImageHeader("image/jpeg", big(b, at + 7, 2), big(b, at + 5, 2)));
            } else {
                at += 2 + (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8 ? 0 : Math.max(2, big(b, at + 2, 2)));
            }
        }
        return Optional.empty();
    }

    private static Optional<ImageHeader> webp(byte[] b) {
        if (has(b, 12, 'V', 'P', '8', 'X')) {
            return webp(little(b, 24, 3) + 1, little(b, 27, 3) + 1);
        }
        if (has(b, 12, 'V', 'P', '8', 'L')) {
            int bits = little(b, 21, 4);
            return webp((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
        }
        return has(b, 12, 'V', 'P', '8', ' ') ? webp(little(b, 26, 2) & 0x3FFF, little(b, 28, 2) & 0x3FFF) : Optional.empty();
    }

    private static Optional<ImageHeader> webp(int width, int height) {
        return Optional.of(new ImageHeader("image/webp", width, height));
    }

    private static boolean has(byte[] b, int at, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (at + i >= b.length || (b[at + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int big(byte[] b, int at, int size) {
        int value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | b[at + i] & 0xFF;
        }
        return value;
    }

    private static int little(byte[] b, int at, int size) {
        int value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | b[at + i] & 0xFF;
        }
        return value;
    }
}
