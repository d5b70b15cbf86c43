package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A work file of JSON, a line each, that can be taken back to a mark and read at any place. For one thread. */
final class Spool implements Closeable {

    private final RandomAccessFile file;

    Spool(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    long end() throws IOException {
        return file.length();
    }

    void rewind(long mark) throws IOException {
        file.setLength(mark);
    }

    /** @return the line's length in bytes */
    int append(JsonNode json) throws IOException {
        byte[] line = (RawJson.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
        file.seek(file.length());
        file.write(line);
        return line.length;
    }

    JsonNode read(long offset, int length) throws IOException {
        byte[] line = new byte[length];
        file.seek(offset);
        file.readFully(line);
        return RawJson.read(new ByteArrayInputStream(line));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
