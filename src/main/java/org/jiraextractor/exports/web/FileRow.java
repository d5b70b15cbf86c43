package org.jiraextractor.exports.web;

import org.jiraextractor.exports.bundle.BundledFile;

import java.util.UUID;

/** A file of an export, as pages list it. @param href where it is handed out. @param preview where it is shown */
public record FileRow(String path, long bytes, String href, String preview) {

    static FileRow of(UUID job, BundledFile file) {
        return new FileRow(file.path(), file.bytes(), FileAddress.download(job, file.path()), FileAddress.preview(job, file.path()));
    }
}
