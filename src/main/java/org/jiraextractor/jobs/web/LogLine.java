package org.jiraextractor.jobs.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.jobs.Failure;
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.json.Json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line of the log in the reader's language. */
public record LogLine(Instant at, String level, String message) {

    /** The newest first. @param events the oldest first */
    static List<LogLine> of(List<JobEvent> events, Locale locale) {
        List<LogLine> lines = new ArrayList<>();
        for (int i = events.size() - 1; i >= 0; i--) {
            JobEvent event = events.get(i);
            lines.add(new LogLine(event.at(), event.level(), message(event, locale)));
        }
        return lines;
    }

    /** With why, where a job failed. */
    private static String message(JobEvent event, Locale locale) {
        JsonNode error = event.data().path("error");
        return error.isObject() ? event.message(locale) + " " + Json.read(error.toString(), Failure.class).message(locale) : event.message(locale);
    }
}
