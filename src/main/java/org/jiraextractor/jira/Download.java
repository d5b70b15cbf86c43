package org.jiraextractor.jira;

/**
 * An attachment's bytes as they came.
 *
 * @param mediaId the media service's UUID of it, which ADF uses; null where the site did not tell
 */
public record Download(String mediaId, String sha256, long crc32, long size) {
}
