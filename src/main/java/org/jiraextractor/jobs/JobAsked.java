package org.jiraextractor.jobs;

import java.util.UUID;

/** Somebody asked a running job to pause or to be cancelled. Heard after the commit. */
record JobAsked(UUID jobId, String what) {
}
