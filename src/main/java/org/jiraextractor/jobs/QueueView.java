package org.jiraextractor.jobs;

import java.time.Instant;

/**
 * Jobs of one state and kind that have not ended.
 *
 * @param oldestAt      since when the oldest waits or, where they run, runs
 * @param oldestSeconds the same by the clock of the database
 * @param leasesLost    of those that run: so many have lost their node, and wait to be taken over
 */
public record QueueView(String status, String kind, long jobs, Instant oldestAt, long oldestSeconds, long leasesLost) {
}
