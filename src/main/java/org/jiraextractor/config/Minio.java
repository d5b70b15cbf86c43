package org.jiraextractor.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An S3 to keep objects in: MinIO, Amazon's, another. The bucket is made if it is missing. */
public record Minio(URI endpoint, String accessKey, String secretKey, String bucket, String region) {

    /** S3's rule for names of buckets, without those that look like addresses. */
    private static final Pattern BUCKET = Pattern.compile("(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]{0,62}");

    static Optional<Minio> read(Variables from) {
        Optional<URI> endpoint = from.origin("MINIO_ENDPOINT", "http://minio:9000");
        if (from.text("MINIO_ENDPOINT").isEmpty()) {
            for (String name : List.of("MINIO_ACCESS_KEY", "MINIO_SECRET_KEY", "MINIO_BUCKET", "MINIO_REGION")) {
                from.text(name).ifPresent(set -> from.wrong(name, "is set without JIRA_EXTRACTOR_MINIO_ENDPOINT; set both or, for a local volume, neither"));
            }
            return Optional.empty();
        }
        String bucket = matching(from, "MINIO_BUCKET", "jira-extractor", BUCKET, "3 to 63 lower-case letters, digits, dots and hyphens, like jira-extractor");
        String region = matching(from, "MINIO_REGION", "us-east-1", REGION, "letters, digits and hyphens, like us-east-1");
        return Optional.of(new Minio(endpoint.orElse(null), required(from, "MINIO_ACCESS_KEY"), required(from, "MINIO_SECRET_KEY"), bucket, region));
    }

    private static String required(Variables from, String name) {
        Optional<String> value = from.text(name).map(String::strip);
        if (value.isEmpty()) {
            from.wrong(name, "is not set; it is needed with JIRA_EXTRACTOR_MINIO_ENDPOINT");
        }
        return value.orElse("");
    }

    private static String matching(Variables from, String name, String otherwise, Pattern allowed, String words) {
        String value = from.text(name).map(String::strip).orElse(otherwise);
        if (!allowed.matcher(value).matches()) {
            from.wrong(name, "is \"" + value + "\"; allowed are " + words);
        }
        return value;
    }

    @Override
    public String toString() {
        return "Minio[" + endpoint + ", " + bucket + "]";
    }
}
