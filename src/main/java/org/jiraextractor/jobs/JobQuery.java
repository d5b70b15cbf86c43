package org.jiraextractor.jobs;

import java.time.Instant;
import java.util.UUID;

/**
 * Which jobs a list shows; every filter may be null.
 *
 * @param q    part of a name, or a number
 * @param from created at or after
 * @param to   created before
 */
public record JobQuery(JobState status, String kind, UUID connectionId, UUID directoryId, UUID ownerId, String q, Instant from, Instant to) {

    public static final JobQuery ALL = new JobQuery(null, null, null, null, null, null, null, null);
}
