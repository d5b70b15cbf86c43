package org.jiraextractor.exports.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import org.jiraextractor.exports.ExportFiles;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A stored folder as a ZIP, made while it is downloaded: a page of files at a time, in constant memory. */
@ApplicationScoped
class FolderZip {

    private static final int PAGE = 500;
    /** The first moment a ZIP can hold; a date of its own would make each download another file. */
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ExportFiles files;

    @Inject
    FolderZip(ExportFiles files) {
        this.files = files;
    }

    protected FolderZip() {
        this(null);
    }

    StreamingOutput of(ExportRow export) {
        return out -> write(export, out);
    }

    private void write(ExportRow export, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        String after = "";
        List<BundledFile> page;
        do {
            page = files.list(export, after, PAGE);
            for (BundledFile file : page) {
                ZipEntry entry = new ZipEntry(file.path());
                entry.setTimeLocal(FIXED);
                zip.putNextEntry(entry);
                try (InputStream in = files.open(export, file, 0, file.bytes())) {
                    in.transferTo(zip);
                }
                zip.closeEntry();
                after = file.path();
            }
        } while (page.size() == PAGE);
        zip.finish();
    }
}
