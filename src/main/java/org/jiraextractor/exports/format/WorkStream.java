package org.jiraextractor.exports.format;

import org.jiraextractor.storage.Disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a work file ({@link Spool#scratch}); tells a full disk from a broken one. */
public final class WorkStream extends OutputStream {

    private final OutputStream out;
    private final Path file;

    public WorkStream(Path file) throws IOException {
        this.file = file;
        this.out = Files.newOutputStream(file);
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int offset, int length) {
        try {
            out.write(b, offset, length);
        } catch (IOException failed) {
            throw Disk.refusal(failed, file.getParent());
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
