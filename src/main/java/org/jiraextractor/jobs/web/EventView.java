package org.jiraextractor.jobs.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.jobs.Failure;
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.json.Json;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** An event as the API lists it, told in the reader's language. */
public record EventView(long seq, Instant at, String type, String level, String message, JsonNode data) {

    static EventView of(JobEvent event, Locale locale) {
        return new EventView(event.seq(), event.at(), event.type(), event.level(), event.message(locale), data(event, locale));
    }

    /** What the stream sends as {@code data}: a log line is its words. */
    static JsonNode streamed(JobEvent event, Locale locale) {
        return event.type().equals("log") ? Json.tree(Map.of("level", event.level(), "message", event.message(locale))) : data(event, locale);
    }

    /** A failure is kept as a key of the bundles; people get a sentence. */
    private static JsonNode data(JobEvent event, Locale locale) {
        if (!event.data().path("error").isObject()) {
            return event.data();
        }
        ObjectNode told = event.data().deepCopy();
        told.set("error", Json.tree(JobView.Problem.of(Json.read(event.data().get("error").toString(), Failure.class), locale)));
        return told;
    }
}
