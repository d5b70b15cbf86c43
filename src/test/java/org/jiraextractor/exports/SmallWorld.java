package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.extraction.KeptAttachment;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Three issues by hand, with what hurts: {@code golden/world/}. Attachments' contents stand in it as text and are kept as {@code raw/{id}}. */
public final class SmallWorld implements Extracted {

    public static final Include ALL = new Include(true, true, true, true, true, true, true);
    public static final Include NOTHING = new Include(false, false, false, false, false, false, false);

    private final Include include;

    public SmallWorld(Include include) {
        this.include = include;
    }

    @Override
    public Include include() {
        return include;
    }

    @Override
    public String baseUrl() {
        return "https://example.atlassian.net";
    }

    @Override
    public String deployment() {
        return "cloud";
    }

    @Override
    public String version() {
        return "1001.0.0-SNAPSHOT";
    }

    @Override
    public ArrayNode fields() {
        return (ArrayNode) read("fields.json");
    }

    @Override
    public void eachIssue(IssueVisitor visitor) throws IOException {
        for (JsonNode issue : read("issues.json")) {
            visitor.visit(issue((ObjectNode) issue));
        }
    }

    /** Puts the attachments' bytes where the issues say they are. */
    public void keepAttachments(ObjectStore store) throws IOException {
        for (JsonNode issue : read("issues.json")) {
            for (JsonNode each : issue.path("kept")) {
                if (each.has("text")) {
                    store.put("raw/" + each.path("id").asText(), "application/octet-stream", out -> out.write(bytes(each)));
                }
            }
        }
    }

    private ExtractedIssue issue(ObjectNode raw) {
        String key = raw.path("key").asText();
        List<KeptAttachment> kept = new ArrayList<>();
        if (include.attachments()) {
            raw.path("kept").forEach(each -> kept.add(kept(key, each)));
        }
        return new ExtractedIssue(raw.path("id").asLong(), key, (ObjectNode) raw.get("fields"),
                include.comments() ? (ArrayNode) raw.get("comments") : null, include.worklogs() ? (ArrayNode) raw.get("worklogs") : null,
                include.changes() ? (ArrayNode) raw.get("changes") : null, include.attachments() ? (ArrayNode) raw.get("attachments") : null, kept,
                include.remoteLinks() ? (ArrayNode) raw.get("remote_links") : null, include.watchers() ? raw.get("watchers") : null,
                include.votes() ? raw.get("votes") : null);
    }

    private static KeptAttachment kept(String key, JsonNode raw) {
        String id = raw.path("id").asText();
        String mediaId = raw.path("mediaId").isNull() ? null : raw.path("mediaId").asText();
        if (raw.has("missing")) {
            return new KeptAttachment(id, key, mediaId, null, null, 0, 0, raw.path("missing").asText());
        }
        CRC32 crc = new CRC32();
        crc.update(bytes(raw));
        return new KeptAttachment(id, key, mediaId, "raw/" + id, sha256(bytes(raw)), crc.getValue(), bytes(raw).length, null);
    }

    private static byte[] bytes(JsonNode kept) {
        return kept.path("text").asText().getBytes(StandardCharsets.UTF_8);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode read(String name) {
        try (InputStream in = SmallWorld.class.getResourceAsStream("/golden/world/" + name)) {
            return RawJson.read(in);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
