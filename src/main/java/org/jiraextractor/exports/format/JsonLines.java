package org.jiraextractor.exports.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** JSON values, one a line: as one array, or with nothing around them. */
final class JsonLines implements Closeable {

    private final Writer out;
    private final JsonGenerator json;
    private final boolean array;
    private boolean any;

    private JsonLines(OutputStream file, boolean array) throws IOException {
        this.out = new Utf8Json(file);
        this.json = RawJson.mapper().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
        this.array = array;
    }

    static JsonLines array(OutputStream file) throws IOException {
        JsonLines lines = new JsonLines(file, true);
        lines.out.write("[");
        return lines;
    }

    static JsonLines plain(OutputStream file) throws IOException {
        return new JsonLines(file, false);
    }

    void add(JsonNode element) throws IOException {
        json.flush();
        out.write(any ? array ? ",\n" : "\n" : array ? "\n" : "");
        any = true;
        RawJson.write(element, json);
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.write(array ? "\n]\n" : any ? "\n" : "");
        out.close();
    }
}
