package org.jiraextractor.extraction;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
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

    /** @return the line's length in bytes, without its end */
    int append(JsonNode json) throws IOException {
        byte[] line = bytes(json);
        file.seek(file.length());
        file.write(line);
        file.write('\n');
        return line.length;
    }

    /** Half a surrogate pair, which Jira's texts may hold, survives as an escape; a detour over a String would lose it. */
    static byte[] bytes(JsonNode json) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator out = RawJson.mapper().createGenerator(line)) {
            RawJson.write(json, out);
        }
        return line.toByteArray();
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
