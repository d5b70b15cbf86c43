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
 * @param gone    of a delta, the first {@value #SHOWN} of what the query does not match any more
 */
public record Completeness(boolean complete, boolean truncated, List<Kind> kinds, List<Manifest.Missing> missing, List<Manifest.Gone> gone, long goneInAll) {

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
        List<Manifest.Gone> gone = new ArrayList<>();
        long[] goneInAll = {0};
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
                    }
                    case "delta" -> gone(json, gone, goneInAll);
                    default -> json.skipChildren();
                }
            }
        }
        return new Completeness(complete, truncated, kinds, missing, gone, goneInAll[0]);
    }

    private static void gone(JsonParser json, List<Manifest.Gone> gone, long[] inAll) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean list = json.currentName().equals("gone");
            json.nextToken();
            if (!list) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (inAll[0]++ < SHOWN) {
                    gone.add(json.readValueAs(Manifest.Gone.class));
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static List<Kind> kinds(JsonNode counts) {
        return KINDS.stream().filter(counts::has).map(word -> {
            JsonNode count = counts.get(word);
            return new Kind(word, count.path("expected").isNumber() ? count.path("expected").longValue() : null, count.path("exported").longValue());
        }).toList();
    }

    private static List<Manifest.Missing> first(JsonParser json) throws IOException {
        List<Manifest.Missing> missing = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (missing.size() < SHOWN) {
                missing.add(json.readValueAs(Manifest.Missing.class));
            } else {
                json.skipChildren();
            }
        }
        return missing;
    }
}
