package org.jiraextractor.extraction;

/** An attachment that an issue lists. @param size in bytes, -1 where it is not told */
record WantedAttachment(String id, String issueKey, long size, String mimeType) {
}
