package org.jiraextractor.jobs;

import java.util.UUID;

/** Fired as a CDI event at most twice a second; not kept, not numbered. */
public record JobProgress(UUID jobId, Progress progress, Wait waiting) {
}
