package org.jiraextractor.extraction;

/** Where an extraction is, resumed parts included; calls and waits are those of this attempt. Zero for what is not included. */
public record Progress(long issuesTotal, long issuesDone, long commentsDone, long worklogsDone, long changesDone, long attachmentsTotal,
                       long attachmentsDone, long missing, long bytes, long requests, long retries, long waitsMs) {
}
