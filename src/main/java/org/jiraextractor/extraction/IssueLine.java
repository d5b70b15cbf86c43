package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An issue as a line of a chunk's object: the members of {@link ExtractedIssue} but for what became of its attachments. */
final class IssueLine {

    /** Called with each line of a chunk. */
    @FunctionalInterface
    interface Taker {
        void take(ObjectNode line) throws IOException;
    }

    private IssueLine() {
    }

    static void each(ObjectStore store, String objectName, Taker taker) throws IOException {
        try (Lines lines = Lines.of(store, objectName)) {
            for (ObjectNode line; (line = lines.next()) != null; ) {
                taker.take(line);
            }
        }
    }

    /** @param kept what became of attachments, by id */
    static ExtractedIssue read(ObjectNode line, Map<String, KeptAttachment> kept) {
        ArrayNode attachments = array(line, "attachments");
        List<KeptAttachment> own = new ArrayList<>();
        if (attachments != null) {
            attachments.forEach(attachment -> {
                KeptAttachment one = kept.get(attachment.path("id").asText());
                if (one != null) {
                    own.add(one);
                }
            });
        }
        return new ExtractedIssue(line.path("id").asLong(), line.path("key").asText(), (ObjectNode) line.get("fields"), array(line, "comments"), array(line, "worklogs"),
                array(line, "changes"), attachments, own, array(line, "remote_links"), value(line, "watchers"), value(line, "votes"));
    }

    /** What is to be fetched of an issue. */
    static List<WantedAttachment> wanted(ObjectNode line) {
        List<WantedAttachment> wanted = new ArrayList<>();
        line.path("attachments").forEach(attachment -> wanted.add(new WantedAttachment(attachment.path("id").asText(), line.path("key").asText(),
                attachment.path("content").asText(null), attachment.path("size").isIntegralNumber() ? attachment.path("size").asLong() : ObjectStore.UNKNOWN, attachment.path("mimeType").asText(null))));
        return wanted;
    }

    private static ArrayNode array(ObjectNode line, String member) {
        return line.get(member) instanceof ArrayNode array ? array : null;
    }

    private static JsonNode value(ObjectNode line, String member) {
        return line.hasNonNull(member) ? line.get(member) : null;
    }
}
