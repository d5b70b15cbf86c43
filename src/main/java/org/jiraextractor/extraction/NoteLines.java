package org.jiraextractor.extraction;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.storage.ObjectStore;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Notes of one chunk on their way to their object: which version they are of, then a JSON object an issue in the order of the chunk. For one thread. */
final class NoteLines implements Closeable {

    private final Notes notes;
    private final Path file;
    private final GZIPOutputStream zip;
    private final JsonGenerator json;

    /** @param file for as long as it takes */
    NoteLines(Notes notes, Path file) throws IOException {
        this.notes = notes;
        this.file = file;
        this.zip = Lines.packed(Files.newOutputStream(file));
        this.json = RawJson.mapper().createGenerator(zip);
        ObjectNode head = RawJson.object();
        head.put("version", notes.version());
        RawJson.write(head, json);
    }

    void add(ObjectNode line) throws IOException {
        ExtractedIssue issue = IssueLine.read(line, Map.of());
        ObjectNode note = RawJson.object();
        note.put("id", issue.id());
        note.set("note", notes.of(issue));
        RawJson.write(note, json);
    }

    void keep(ObjectStore store, String object) throws IOException {
        json.flush();
        zip.finish();
        store.put(object, "application/gzip", out -> Files.copy(file, out));
    }

    /** @return null where there are none of this version */
    static Lines of(ObjectStore store, String object, String version) throws IOException {
        Lines lines;
        try {
            lines = Lines.of(store, object);
        } catch (FileNotFoundException none) {
            return null;
        }
        JsonNode head = lines.next();
        if (head != null && head.path("version").asText().equals(version)) {
            return lines;
        }
        lines.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
