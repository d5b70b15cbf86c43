package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The issues of some chunks one after the other, a line of them in memory at a time. For one thread. */
final class IssueStream implements ById<ExtractedIssue> {

    private final ObjectStore store;
    private final Checkpoints checkpoints;
    private final Deque<KeptChunk> chunks;
    private Map<String, KeptAttachment> files = Map.of();
    private Lines lines;
    private ObjectNode line;

    IssueStream(ObjectStore store, Checkpoints checkpoints, List<KeptChunk> chunks) throws IOException {
        this.store = store;
        this.checkpoints = checkpoints;
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
    public ExtractedIssue next() throws IOException {
        ExtractedIssue issue = IssueLine.read(line, files);
        advance();
        return issue;
    }

    private void advance() throws IOException {
        line = lines == null ? null : lines.next();
        while (line == null && !chunks.isEmpty()) {
            close();
            KeptChunk chunk = chunks.remove();
            files = checkpoints.attachments(chunk.number()).stream().collect(Collectors.toMap(KeptAttachment::id, one -> one, (first, again) -> first));
            lines = Lines.of(store, chunk.objectName());
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
