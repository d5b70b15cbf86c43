package org.jiraextractor.jobs;

import java.util.UUID;

/** A job waits for a worker. Heard after the commit. */
record JobQueued(UUID jobId) {
}
