package org.jiraextractor.exports.web;

import org.jiraextractor.exports.bundle.BundledFile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** A file of an export, as pages list it. @param href where it is handed out */
public record FileRow(String path, long bytes, String href) {

    static FileRow of(UUID job, BundledFile file) {
        String encoded = Arrays.stream(file.path().split("/", -1)).map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20")).collect(Collectors.joining("/"));
        return new FileRow(file.path(), file.bytes(), "/api/jobs/" + job + "/files/" + encoded);
    }
}
