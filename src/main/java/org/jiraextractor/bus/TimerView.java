package org.jiraextractor.bus;

import java.time.Instant;

/** A timer on a node that has not stopped. @param nextRunAt in the past where it is late */
public record TimerView(String name, String nodeId, String host, int everySeconds, Instant lastRunAt, Instant nextRunAt, long tookMs) {
}
