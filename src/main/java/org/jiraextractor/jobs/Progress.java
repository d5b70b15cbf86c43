package org.jiraextractor.jobs;

/** How far a job is: exactly the {@code progress} of the API. What is not included stays 0; {@code etaSeconds} is null while it cannot be said honestly. */
public record Progress(long issuesTotal, long issuesDone, long commentsDone, long worklogsDone, long changesDone, long attachmentsTotal,
                       long attachmentsDone, long missingCount, long bytes, long requests, long retries, long waitsMs, Long etaSeconds) {

    /** Issues and what belongs to them, all that has come so far. */
    long things() {
        return issuesDone + commentsDone + worklogsDone + changesDone + attachmentsDone;
    }

    public Progress plusBytes(long more) {
        return new Progress(issuesTotal, issuesDone, commentsDone, worklogsDone, changesDone, attachmentsTotal, attachmentsDone, missingCount, bytes + more, requests, retries, waitsMs, etaSeconds);
    }

    public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);
}
