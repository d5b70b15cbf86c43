package org.jiraextractor.storage.minio;

import java.net.URI;
import java.nio.file.Path;

/**
 * Which bucket, and the way to it.
 *
 * @param endpoint scheme, host and port
 * @param caBundle certificates to trust besides the JDK's, in PEM; null for none
 * @param work     a folder for parts until they are sent; made if it is missing
 */
public record Bucket(URI endpoint, String accessKey, String secretKey, String name, String region, Path caBundle, Path work) {

    @Override
    public String toString() {
        return "Bucket[" + name + " at " + endpoint + "]";
    }
}
