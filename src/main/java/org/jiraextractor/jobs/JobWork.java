package org.jiraextractor.jobs;

import org.jiraextractor.accounts.Actor;

import java.util.UUID;

/** What a job of one kind does. Found by its kind; one implementation a kind. */
public interface JobWork {

    String kind();

    /** Whether a job of this kind works on what another job left, and is nothing without it. */
    default boolean worksOnAnother() {
        return false;
    }

    /** Whether this person may have it done now, beyond being an editor: asked before it is queued again for somebody. @throws org.jiraextractor.words.Refusal {@code forbidden} */
    default void requireMayRun(Actor actor, NewJob job) {
    }

    /**
     * Does the job, from where it stopped if it ran before. Runs on a thread of its own with no transaction open and gives up by letting
     * {@link JobStopped} pass through, which {@link JobContext#checkpoint()} throws.
     *
     * @throws org.jiraextractor.words.Refusal what a person can be told; any other exception is a defect
     */
    Outcome run(JobContext context) throws Exception;

    /** Deletes every file that a job of this kind left. Safe to repeat. */
    void discard(UUID jobId) throws Exception;
}
