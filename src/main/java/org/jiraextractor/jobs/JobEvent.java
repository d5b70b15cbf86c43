package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.words.Words;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that happened to a job; kept, and fired as a CDI event once it is committed.
 *
 * @param seq  counts per job from 1 without gaps
 * @param type {@code state, phase, log, artifact, end}
 * @param key  of the sentence in the bundles, told with {@code args}
 * @param data as the stream sends it, without the message
 */
public record JobEvent(UUID jobId, long seq, Instant at, String type, String level, String key, List<Object> args, JsonNode data) {

    public String message(Locale locale) {
        return Words.of(locale).say(key, args.toArray());
    }
}
