package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * An issue that was seen: enough to tell later whether it has changed.
 *
 * @param updated milliseconds since the epoch; {@value #UNTOLD} where the site did not tell
 */
record KnownIssue(long id, String key, long updated) {

    static final long UNTOLD = -1;

    private static final DateTimeFormatter JIRA_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    static long millis(JsonNode updated) {
        try {
            return updated.isTextual() ? OffsetDateTime.parse(updated.asText(), JIRA_TIME).toInstant().toEpochMilli() : UNTOLD;
        } catch (DateTimeException strange) {
            return UNTOLD;
        }
    }

    String line() {
        return id + "\t" + updated + "\t" + key.replaceAll("[\\t\\r\\n]", " ") + "\n";
    }

    static KnownIssue read(String line) {
        String[] cell = line.split("\t", 3);
        return new KnownIssue(Long.parseLong(cell[0]), cell[2], Long.parseLong(cell[1]));
    }
}
