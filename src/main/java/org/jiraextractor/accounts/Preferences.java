package org.jiraextractor.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;

import org.jiraextractor.json.Json;

import java.io.IOException;

/**
 * What a person chose, as it stands in {@code users.preferences}; null where nothing was chosen: then the browser decides.
 *
 * @param language       {@code en} or {@code fr}
 * @param timeZone       an IANA name
 * @param theme          {@code light}, {@code dark} or {@code system}
 * @param notices        by which channels a person wants to hear; an object of its own room
 * @param exportDefaults what the export form starts with; an object of its own room
 */
public record Preferences(String language, String timeZone, String theme, JsonNode notices, JsonNode exportDefaults) {

    public static final Preferences NONE = new Preferences(null, null, null, null, null);

    static Preferences read(String json) {
        try {
            return Json.mapper().reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(json, Preferences.class);
        } catch (IOException broken) {
            throw new IllegalStateException("preferences in the database are no JSON of ours", broken);
        }
    }

    String json() {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
