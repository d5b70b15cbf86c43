package org.jiraextractor.exports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.json.Json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What was expected, got and missed, as the manifest of a stored export says.
 *
 * @param missing the first {@value #SHOWN} of what is missing
 */
public record Completeness(boolean complete, boolean truncated, List<Kind> kinds, List<Manifest.Missing> missing) {

    private static final int SHOWN = 50;
    private static final List<String> KINDS = List.of("issues", "comments", "worklogs", "changes", "attachments");

    /** @param expected null where the kind was switched off */
    public record Kind(String word, Long expected, long got) {
        public long missing() {
            return expected == null ? 0 : Math.max(0, expected - got);
        }
    }

    /** How many things are missing in all. */
    public long missed() {
        return kinds.stream().mapToLong(Kind::missing).sum();
    }

    /** Reads as little of the manifest as this takes: its list of files can be very long and comes last. */
    static Completeness read(InputStream manifest) throws IOException {
        boolean complete = false;
        boolean truncated = false;
        List<Kind> kinds = List.of();
        List<Manifest.Missing> missing = List.of();
        try (JsonParser json = Json.mapper().createParser(manifest)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME && !json.currentName().equals("files")) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "complete" -> complete = json.getBooleanValue();
                    case "truncated" -> truncated = json.getBooleanValue();
                    case "counts" -> kinds = kinds(json.readValueAsTree());
                    case "missing" -> {
                        missing = first(json);
                        if (json.currentToken() != JsonToken.END_ARRAY) {
                            return new Completeness(complete, truncated, kinds, missing);
                        }
                    }
                    default -> json.skipChildren();
                }
            }
        }
        return new Completeness(complete, truncated, kinds, missing);
    }

    private static List<Kind> kinds(JsonNode counts) {
        return KINDS.stream().filter(counts::has).map(word -> {
            JsonNode count = counts.get(word);
            return new Kind(word, count.path("expected").isNumber() ? count.path("expected").longValue() : null, count.path("exported").longValue());
        }).toList();
    }

    private static List<Manifest.Missing> first(JsonParser json) throws IOException {
        List<Manifest.Missing> missing = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY && missing.size() < SHOWN) {
            missing.add(json.readValueAs(Manifest.Missing.class));
        }
        return missing;
    }
}
