package org.jiraextractor.extraction;

import org.jiraextractor.storage.ObjectStore;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Known issues as objects hold them, one a line, gzip, ascending by id; read one behind the other from several. For one thread. */
final class KnownLines implements KnownSource, Closeable {

    /** What writes issues into an object, one by one. */
    @FunctionalInterface
    interface Writing {
        void to(Taker taker) throws IOException;
    }

    @FunctionalInterface
    interface Taker {
        void take(KnownIssue issue) throws IOException;
    }

    private final ObjectStore store;
    private final Iterator<String> objects;
    private BufferedReader lines;

    KnownLines(ObjectStore store, List<String> objects) {
        this.store = store;
        this.objects = objects.iterator();
    }

    @Override
    public KnownIssue next() throws IOException {
        while (true) {
            String line = lines == null ? null : lines.readLine();
            if (line != null) {
                return KnownIssue.read(line);
            }
            close();
            if (!objects.hasNext()) {
                return null;
            }
            lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(store.read(objects.next()), 64 << 10), StandardCharsets.UTF_8), 64 << 10);
        }
    }

    static void write(ObjectStore store, String object, Writing writing) throws IOException {
        store.put(object, "application/gzip", out -> write(out, writing));
    }

    private static void write(OutputStream out, Writing writing) throws IOException {
        GZIPOutputStream zip = new GZIPOutputStream(out, 64 << 10);
        writing.to(issue -> zip.write(issue.line().getBytes(StandardCharsets.UTF_8)));
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
            lines = null;
        }
    }
}
