package org.jiraextractor.storage;

/**
 * What was stored.
 *
 * @param uri       {@code local:jobs/…} or {@code minio:jobs/…}
 * @param mediaType as given when it was put
 * @param sha256    64 lower-case hex digits, of the bytes as they were written
 * @param size      in bytes
 */
public record StoredObject(String uri, String mediaType, String sha256, long size) {
}
