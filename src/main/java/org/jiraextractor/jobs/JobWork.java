package org.jiraextractor.jobs;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.page.Body;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.LocalDateTime;
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
     * @throws Refusal what a person can be told; any other exception is a defect
     */
    Outcome run(JobContext context) throws Exception;

    /**
     * Reads a request that is to be made again and again, as strictly as if it were made now. May ask Jira: never called with a transaction open.
     *
     * @param owner  in whose name it will be made
     * @param before what is kept already, or null; what has not changed is not tried again
     * @throws Refusal for what is wrong with it; {@code wrong_state} for a kind that is never repeated
     */
    default Repeatable repeatable(Actor owner, Body request, Repeatable before) {
        throw new Refusal(Code.WRONG_STATE, "job.refused.repeat", kind());
    }

    /** The job that such a request is, once more. @param at of the run, where its schedule is, for its name where nobody gave one */
    default NewJob again(Repeatable kept, UUID schedule, LocalDateTime at) {
        throw new Refusal(Code.WRONG_STATE, "job.refused.repeat", kind());
    }

    /** Deletes every file that a job of this kind left. Safe to repeat. */
    void discard(UUID jobId) throws Exception;
}
