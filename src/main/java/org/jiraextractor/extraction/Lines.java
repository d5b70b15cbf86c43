package org.jiraextractor.extraction;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.storage.ObjectStore;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The lines of a chunk's object, packed: read as bytes, for to make characters of all and look for their ends costs as much as to read the JSON. For one thread. */
final class Lines implements Closeable {

    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final JsonParser json;

    private Lines(InputStream in) throws IOException {
        this.in = in;
        this.json = RawJson.parser(in);
    }

    static Lines of(ObjectStore store, String objectName) throws IOException {
        InputStream packed = store.read(objectName);
        try {
            return new Lines(new GZIPInputStream(packed, BUFFER));
        } catch (IOException | RuntimeException broken) {
            packed.close();
            throw broken;
        }
    }

    /** What packs lines: they are read soon and again, so what counts is that it is quick. */
    static GZIPOutputStream packed(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    /** @return null behind the last */
    ObjectNode next() throws IOException {
        return json.nextToken() == null ? null : (ObjectNode) RawJson.read(json);
    }

    @Override
    public void close() throws IOException {
        json.close();
        in.close();
    }
}
