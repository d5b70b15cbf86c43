package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.extraction.KeptAttachment;
import org.jiraextractor.issues.RawJson;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An extraction put together again from the files of its export: {@code json/} and {@code manifest.json}, and nothing else. */
public final class FromJson implements Extracted {

    private final Map<String, byte[]> files;
    private final JsonNode manifest;

    public FromJson(Map<String, byte[]> files) throws IOException {
        this.files = files;
        this.manifest = read("manifest.json");
    }

    @Override
    public Include include() {
        return new Include(included("comments"), included("worklogs"), included("changes"), included("attachments"),
                firstHas("remote_links"), firstHas("watchers"), firstHas("votes"));
    }

    @Override
    public String baseUrl() {
        return manifest.path("source").path("base_url").asText();
    }

    @Override
    public String deployment() {
        return manifest.path("source").path("deployment").asText();
    }

    @Override
    public String version() {
        return manifest.path("source").path("version").asText("");
    }

    @Override
    public ArrayNode fields() {
        return (ArrayNode) read("json/fields.json");
    }

    @Override
    public void eachIssue(IssueVisitor visitor) throws IOException {
        JsonNode changes = files.containsKey("json/changes.json") ? read("json/changes.json") : null;
        int number = 0;
        for (JsonNode light : read("json/issues.json")) {
            visitor.visit(issue(light, changes == null ? null : (ArrayNode) changes.get(number++).get("changes")));
        }
    }

    private ExtractedIssue issue(JsonNode light, ArrayNode changes) {
        ArrayNode attachments = array(light, "attachments");
        List<KeptAttachment> kept = new ArrayList<>();
        ArrayNode raw = attachments == null ? null : RawJson.array();
        if (attachments != null) {
            for (JsonNode entry : attachments) {
                kept.add(kept(light.path("key").asText(), entry));
                ObjectNode one = raw.addObject();
                one.set("id", entry.get("id"));
                one.set("filename", entry.get("filename"));
                one.set("mimeType", entry.get("mime_type"));
                one.set("created", entry.get("created"));
                one.set("author", entry.get("author"));
            }
        }
        return new ExtractedIssue(light.path("id").asLong(), light.path("key").asText(), (ObjectNode) light.get("fields"), array(light, "comments"), array(light, "worklogs"),
                changes, raw, kept, array(light, "remote_links"), value(light, "watchers"), value(light, "votes"));
    }

    private KeptAttachment kept(String key, JsonNode entry) {
        String id = entry.path("id").asText();
        String mediaId = entry.path("media_id").isNull() ? null : entry.path("media_id").asText();
        return entry.path("path").isNull() ? new KeptAttachment(id, key, mediaId, null, null, 0, 0, reason(id))
                : new KeptAttachment(id, key, mediaId, "nowhere", entry.path("sha256").asText(), 0, entry.path("bytes").asLong(), null);
    }

    private String reason(String attachment) {
        for (JsonNode missing : manifest.path("missing")) {
            if (missing.path("kind").asText().equals("attachment") && missing.path("id").asText().equals(attachment)) {
                return missing.path("reason").asText();
            }
        }
        return "not_found";
    }

    private boolean included(String kind) {
        return manifest.path("counts").path(kind).path("included").asBoolean();
    }

    /** Of these the manifest has no counts, only the request; an export of no issues does not differ. */
    private boolean firstHas(String kind) {
        return manifest.path("request").path("include").path(kind).asBoolean();
    }

    private JsonNode read(String name) {
        try {
            return RawJson.read(new ByteArrayInputStream(files.get(name)));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ArrayNode array(JsonNode light, String member) {
        return light.get(member) instanceof ArrayNode array ? array : null;
    }

    private static JsonNode value(JsonNode light, String member) {
        return light.hasNonNull(member) ? light.get(member) : null;
    }
}
