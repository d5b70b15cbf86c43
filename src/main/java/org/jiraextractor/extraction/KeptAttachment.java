package org.jiraextractor.extraction;

/**
 * What became of one attachment.
 *
 * @param id         Jira's attachment id
 * @param issueKey   the key of its issue when it was taken
 * @param mediaId    the UUID by which ADF names it, or null where the site did not tell
 * @param objectName its name in the object store; null when missing
 * @param sha256     of its bytes, hex; null when missing
 * @param crc32      of its bytes, for a ZIP that stores it; 0 when missing
 * @param size       in bytes as they arrived; 0 when missing
 * @param missing    null, or why it is missing: {@code deleted, forbidden, not_found, unreadable, size_mismatch, login_page, too_large, truncated_by_site}
 */
public record KeptAttachment(String id, String issueKey, String mediaId, String objectName, String sha256, long crc32, long size, String missing) {
}
