package org.jiraextractor.exports.bundle;

import org.jiraextractor.storage.StoredObject;

/**
 * A stored export.
 *
 * @param artifact      the ZIP; or the folder, without a slash at its end, of type {@value #FOLDER}, with the sum of its files' sizes and the
 *                      SHA-256 of its manifest, which vouches for all of them
 * @param files         how many there are, the manifest among them
 * @param contentSha256 as in the manifest
 */
public record Bundled(StoredObject artifact, long files, String contentSha256) {

    public static final String FOLDER = "application/x-directory";
}
