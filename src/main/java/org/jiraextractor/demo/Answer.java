package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.world.Json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is sent back, whole. */
record Answer(int status, Map<String, String> headers, byte[] body) {

    static final String JSON = "application/json;charset=UTF-8";

    static Answer json(JsonNode tree) {
        return of(200, JSON, Json.bytes(tree));
    }

    static Answer errors(int status, List<String> messages) {
        return of(status, JSON, Json.bytes(Json.of("errorMessages", messages, "errors", Json.of())));
    }

    static Answer html(int status, String page) {
        return of(status, "text/html;charset=UTF-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static Answer text(int status, String text) {
        return of(status, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Answer of(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), body);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** Only texts are worth it, as at Jira. */
    boolean compressible() {
        return status == 200 && body.length > 1_000 && JSON.equals(headers.get("Content-Type"));
    }
}
