package org.jiraextractor.jobs;

import java.time.Instant;

/** One part of a job's way: when it began and ended (null while it runs), how much is done of how much (total 0: not known yet). */
public record Phase(String name, Instant startedAt, Instant finishedAt, long done, long total) {
}
