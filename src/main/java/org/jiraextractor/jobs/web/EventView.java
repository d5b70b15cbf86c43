package org.jiraextractor.jobs.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.jobs.JobEvent;

import java.time.Instant;
import java.util.Locale;

/** An event as the API lists it. */
public record EventView(long seq, Instant at, String type, String level, String message, JsonNode data) {

    static EventView of(JobEvent event, Locale locale) {
        return new EventView(event.seq(), event.at(), event.type(), event.level(), event.message(locale), event.data());
    }
}
