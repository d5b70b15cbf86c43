package org.jiraextractor.jobs;

/** What a finished job leaves: where ({@code local:jobs/…}), how many bytes, how many files. */
public record Artifact(String uri, long bytes, long files) {
}
