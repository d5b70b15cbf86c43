package org.jiraextractor.exports.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** One JSON array, an element a line. */
final class JsonLines implements Closeable {

    private final Writer out;
    private final JsonGenerator json;
    private boolean any;

    JsonLines(OutputStream file) throws IOException {
        this.out = new Utf8Json(file);
        this.json = RawJson.mapper().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
        out.write("[");
    }

    void add(JsonNode element) throws IOException {
        json.flush();
        out.write(any ? ",\n" : "\n");
        any = true;
        json.writeTree(element);
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.write("\n]\n");
        out.close();
    }
}
