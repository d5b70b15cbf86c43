package org.jiraextractor.schedules;

import java.time.Instant;

/** The timer ticked on this node, which is a scheduler: a CDI event for whoever has something to begin now and then. What is to happen once is claimed in the database. */
public record Ticked(Instant at) {
}
