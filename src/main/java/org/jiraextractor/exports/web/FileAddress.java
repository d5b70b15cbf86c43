package org.jiraextractor.exports.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where a file of an export is handed out and where it is shown. Paths hold whatever Jira let people write, so each part is encoded. */
public final class FileAddress {

    private FileAddress() {
    }

    /** {@code a b/c.txt} → {@code a%20b/c.txt}. */
    public static String encoded(String path) {
        return Arrays.stream(path.split("/", -1)).map(FileAddress::part).collect(Collectors.joining("/"));
    }

    /** Encoded for any place in an address. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String download(UUID job, String path) {
        return "/api/jobs/" + job + "/files/" + encoded(path);
    }

    public static String preview(UUID job, String path) {
        return "/jobs/" + job + "/preview?path=" + part(path);
    }
}
