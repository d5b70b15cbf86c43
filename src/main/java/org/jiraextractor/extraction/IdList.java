package org.jiraextractor.extraction;

import org.jiraextractor.storage.ObjectStore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The ids of a census, ascending, each once: an object of a number a line, so that a hundred thousand of them need no rows. */
final class IdList {

    private long[] ids = new long[1_024];
    private int size;

    void add(long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
        }
        ids[size++] = id;
    }

    /** How many different ones came; afterwards they stand in order. */
    int settle() {
        ids = Arrays.stream(ids, 0, size).sorted().distinct().toArray();
        size = ids.length;
        return size;
    }

    /** Of settled ones. */
    boolean same(IdList other) {
        return Arrays.equals(ids, 0, size, other.ids, 0, other.size);
    }

    void addAll(IdList others) {
        for (int i = 0; i < others.size; i++) {
            add(others.ids[i]);
        }
    }

    int size() {
        return size;
    }

    /** The lowest ones. */
    long[] first(long most) {
        return Arrays.copyOf(ids, (int) Math.min(size, most));
    }

    static void write(ObjectStore store, String name, long[] ids) throws IOException {
        store.put(name, "application/gzip", out -> {
            GZIPOutputStream zip = new GZIPOutputStream(out, 64 << 10);
            for (long id : ids) {
                zip.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            zip.finish();
        });
    }

    static long[] read(ObjectStore store, String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(store.read(name), 64 << 10), StandardCharsets.US_ASCII))) {
            return lines.lines().mapToLong(Long::parseLong).toArray();
        }
    }
}
