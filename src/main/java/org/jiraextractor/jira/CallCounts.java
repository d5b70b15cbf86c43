package org.jiraextractor.jira;

/** What was asked of a site so far: calls sent (retries included), calls that were retries, wall time spent waiting because the site asked or failed. */
public record CallCounts(long requests, long retries, long waitsMs) {
}
