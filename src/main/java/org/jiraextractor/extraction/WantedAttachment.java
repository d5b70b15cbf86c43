package org.jiraextractor.extraction;

/** An attachment that an issue lists. @param size in bytes, -1 where it is not told @param content where its bytes are said to be, or null */
record WantedAttachment(String id, String issueKey, String content, long size, String mimeType) {
}
