package org.jiraextractor.extraction;

/** What to take besides the fields of an issue. */
public record Include(boolean comments, boolean worklogs, boolean changes, boolean attachments, boolean remoteLinks, boolean watchers, boolean votes) {
}
