package org.jiraextractor.bus;

import java.time.Instant;
import java.util.List;

/**
 * A node as an admin sees it.
 *
 * @param roles  of web, worker, scheduler
 * @param state  up; silent: it says nothing, and what it held is taken over; stopped: in order
 * @param maxJobs jobs that it runs at once
 * @param runningJobs that it holds the leases of
 */
public record NodeView(String id, String host, String address, String version, List<String> roles, String state, int maxJobs, long runningJobs, String store, boolean shared,
                       Instant startedAt, Instant lastSeenAt, Instant stoppedAt) {
}
