package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.accounts.Actor;

import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a job's work is given: what to do, for whom, and where to tell how it goes. Safe from any thread. */
public interface JobContext {

    UUID jobId();

    String name();

    /** Who asked for it, with the role they have now. */
    Actor owner();

    UUID connectionId();

    JsonNode request();

    /** Of the job whose result this one works on; null where there is none, or where it was deleted. */
    UUID sourceJobId();

    /** Of the lease that this run works under; a later run's is higher. */
    long epoch();

    /** When the job was first claimed; the same at a later run. */
    Instant startedAt();

    /** Call often, outside of transactions. @throws JobStopped when the job is to stop now */
    void checkpoint();

    /** A phase's count; the first call of a phase begins it. {@code total} 0: not known yet. Cheap: written at most twice a second. */
    void phase(String name, long done, long total);

    void phaseEnds(String name);

    void progress(UnaryOperator<Progress> change);

    /** {@code null} when the wait is over. */
    void waits(Wait wait);

    /** A line of the log; kept. {@code level}: info, warn, error. {@code key} of the bundles, in block {@code extraction}, {@code export} or {@code job}. */
    void log(String level, String key, Object... args);
}
