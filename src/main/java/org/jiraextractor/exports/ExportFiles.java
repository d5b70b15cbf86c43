package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.config.Settings;
import org.jiraextractor.exports.bundle.Bundle;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.Stores;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The files of finished exports. Before a job is done there are none, and once it is being deleted there may be some: {@code wrong_state}. */
@ApplicationScoped
public class ExportFiles {

    private static final int PAGE = 500;
    private static final int LONGEST_PATH = 1_024;

    private final Jobs jobs;
    private final ExportRows rows;
    private final Stores stores;
    private final AuditLog audit;
    private final Path work;

    @Inject
    ExportFiles(Jobs jobs, ExportRows rows, Stores stores, AuditLog audit, Settings settings) {
        this.jobs = jobs;
        this.rows = rows;
        this.stores = stores;
        this.audit = audit;
        this.work = settings.dataDir().resolve("work");
    }

    protected ExportFiles() {
        this.jobs = null;
        this.rows = null;
        this.stores = null;
        this.audit = null;
        this.work = null;
    }

    public ExportRow one(Actor actor, UUID job) {
        Job found = jobs.one(actor, job);
        found.requireUsable();
        return rows.one(job).orElseThrow(() -> new Refusal(Code.NOT_FOUND, "export.files.none", found.number()));
    }

    /** Ascending by path, behind {@code after} ({@code ""}: from the first). */
    public List<BundledFile> list(ExportRow export, String after, int limit) {
        return rows.files(export.jobId(), after, limit);
    }

    /** As {@link #list}, but for people: what the formats made comes before the attachments, of which there may be very many. */
    public List<BundledFile> listToRead(ExportRow export, String after, int limit) {
        return rows.filesToRead(export.jobId(), after, limit);
    }

    /** @throws Refusal {@code not_found} */
    public BundledFile file(ExportRow export, String path) {
        // neither is any file's, and the database would not even compare them
        if (path.length() > LONGEST_PATH || path.indexOf('\0') >= 0) {
            throw new Refusal(Code.NOT_FOUND, "export.file.unknown");
        }
        return rows.file(export.jobId(), path).orElseThrow(() -> new Refusal(Code.NOT_FOUND, "export.file.unknown"));
    }

    /** Notes that somebody took files along. @param path of the one file, or null for all of them */
    public void downloaded(Actor actor, ExportRow export, String path) {
        audit.add(actor.did("export.downloaded", "job", export.jobId(), export.fileName()).detail(path));
    }

    /** What the manifest says of what is there and what is not. */
    public Completeness completeness(ExportRow export) throws IOException {
        BundledFile manifest = file(export, Manifest.PATH);
        try (InputStream in = open(export, manifest, 0, manifest.bytes())) {
            return Completeness.read(in);
        }
    }

    /** {@code length} bytes of one file from {@code offset}; the caller closes. */
    public InputStream open(ExportRow export, BundledFile file, long offset, long length) throws IOException {
        return file.open(store(export), name(export), offset, length);
    }

    /** A stored folder as a ZIP, made while it is written; a page of rows at a time. */
    public void zipFolder(ExportRow export, OutputStream out) throws IOException {
        new Bundle(store(export), work).zipOf(name(export), visitor -> {
            String after = "";
            List<BundledFile> page;
            do {
                page = list(export, after, PAGE);
                for (BundledFile file : page) {
                    visitor.wrote(file);
                    after = file.path();
                }
            } while (page.size() == PAGE);
        }, out);
    }

    /** An export may have been made before the configured store was changed. */
    private ObjectStore store(ExportRow export) {
        return stores.reading(export.uri());
    }

    private static String name(ExportRow export) {
        return export.uri().substring(export.uri().indexOf(':') + 1);
    }

    /** {@code length} bytes of the ZIP from {@code offset}; the caller closes. */
    public InputStream openZip(ExportRow export, long offset, long length) throws IOException {
        return store(export).read(name(export), offset, length);
    }
}
