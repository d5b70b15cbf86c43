package org.jiraextractor.exports.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** One file of the disk that many small ones share, end to end: to make a file costs a disk more than to write what stands in it. Thread-safe. */
final class Pack implements Closeable {

    private final Path file;
    private WorkStream out;
    private long length;

    /** @param file made when the first bytes come */
    Pack(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** @return where they begin */
    synchronized long append(byte[] bytes, int count) throws IOException {
        if (out == null) {
            out = new WorkStream(file);
        }
        long begin = length;
        out.write(bytes, 0, count);
        length += count;
        return begin;
    }

    @Override
    public synchronized void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
