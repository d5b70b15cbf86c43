package org.jiraextractor.jobs;

import java.util.UUID;

/**
 * Another node did something to a job. Fired as a CDI event on the thread that listens to other nodes: whoever hears it only puts it down.
 *
 * @param what {@code kept}: there are new events; {@code queued}, {@code pause}, {@code cancel}: there are, and the job waits for a worker, or was asked that; {@code progress}: nothing
 *             is kept, but it is further
 */
public record JobElsewhere(UUID jobId, String what) {

    static final String KEPT = "kept";
    static final String QUEUED = "queued";
    static final String PROGRESS = "progress";

    public boolean isProgress() {
        return what.equals(PROGRESS);
    }
}
