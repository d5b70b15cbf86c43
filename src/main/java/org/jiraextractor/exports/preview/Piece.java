package org.jiraextractor.exports.preview;

import java.nio.charset.Charset;

/**
 * A record of a file, or a part of one that is too long.
 *
 * @param number of the record in the file, from 1
 * @param from   offset of its first byte
 * @param to     offset behind its last byte
 * @param kept   its bytes without the line break, or the first of them
 * @param whole  whether that is all of it
 * @param ended  whether the record ends here rather than going on in the next piece
 */
record Piece(long number, long from, long to, byte[] kept, boolean whole, boolean ended) {

    String text(Charset charset) {
        return new String(kept, charset);
    }
}
