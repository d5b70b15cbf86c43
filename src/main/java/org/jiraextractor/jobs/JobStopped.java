package org.jiraextractor.jobs;

/** A job is to stop now: someone asked, its node goes down, or its lease is lost and another node has it. Not an error. */
public class JobStopped extends RuntimeException {

    /** Why. */
    public enum Reason {
        CANCEL, PAUSE, SHUTDOWN, LEASE_LOST
    }

    private final Reason reason;

    public JobStopped(Reason reason) {
        super("the job stops: " + reason, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
