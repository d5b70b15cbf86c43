package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What is noted of the issues of some chunks. Where a chunk has no such notes, as those of versions before had none, its issues are read and noted now. */
final class NoteStream implements ById<JsonNode> {

    private final ObjectStore store;
    private final Notes notes;
    private final Deque<KeptChunk> chunks;
    private Lines lines;
    private boolean noted;
    private ObjectNode line;

    NoteStream(ObjectStore store, Notes notes, List<KeptChunk> chunks) throws IOException {
        this.store = store;
        this.notes = notes;
        this.chunks = new ArrayDeque<>(chunks);
        advance();
    }

    @Override
    public boolean hasNext() {
        return line != null;
    }

    @Override
    public long id() {
        return line == null ? Long.MAX_VALUE : line.path("id").asLong();
    }

    @Override
    public JsonNode next() throws IOException {
        JsonNode note = noted ? line.path("note") : notes.of(IssueLine.read(line, Map.of()));
        advance();
        return note;
    }

    private void advance() throws IOException {
        line = lines == null ? null : lines.next();
        while (line == null && !chunks.isEmpty()) {
            close();
            KeptChunk chunk = chunks.remove();
            lines = NoteLines.of(store, chunk.notesObject(), notes.version());
            noted = lines != null;
            if (!noted) {
                lines = Lines.of(store, chunk.objectName());
            }
            line = lines.next();
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
