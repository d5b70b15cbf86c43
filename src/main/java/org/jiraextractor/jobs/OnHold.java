package org.jiraextractor.jobs;

import org.jiraextractor.words.Refusal;

/** What a job works with has been out of order for so long that it had better pause: it goes on by itself later, or when somebody resumes it. Thrown by a job's work. */
public class OnHold extends RuntimeException {

    private final transient Refusal why;
    private final String reason;

    /** @param why told to people; @param reason of the wait, as {@link Wait} has it */
    public OnHold(Refusal why, String reason) {
        super(why.getMessage(), why);
        this.why = why;
        this.reason = reason;
    }

    Refusal why() {
        return why;
    }

    String reason() {
        return reason;
    }
}
