package org.jiraextractor.bus;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes over the line: {@code topic origin text}.
 *
 * @param topic  one word
 * @param origin of the process that tells, so that it does not hear itself; one word
 * @param text   the rest
 */
record Word(String topic, String origin, String text) {

    /** PostgreSQL takes less than 8,000 bytes. */
    private static final int MOST_BYTES = 7_999;

    Word {
        if (topic.isEmpty() || topic.indexOf(' ') >= 0 || origin.isEmpty() || origin.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("a topic and an origin are one word each, not \"" + topic + "\" and \"" + origin + "\"");
        }
    }

    /** @return empty for what no node of ours has written */
    static Optional<Word> read(String payload) {
        String[] parts = payload.split(" ", 3);
        return parts.length < 3 || parts[0].isEmpty() || parts[1].isEmpty() ? Optional.empty() : Optional.of(new Word(parts[0], parts[1], parts[2]));
    }

    String payload() {
        String payload = topic + ' ' + origin + ' ' + text;
        if (payload.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("too much for a notification: tell an id, and let the others read the rest");
        }
        return payload;
    }
}
