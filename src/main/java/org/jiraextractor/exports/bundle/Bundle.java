package org.jiraextractor.exports.bundle;

import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.SafeName;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.StoredObject;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Writes spooled files and attachments into the store as one ZIP ({@code jobs/{job_id}/{name}.zip}) or one folder ({@code jobs/{job_id}/{name}/}),
 * ascending by path, the manifest last. The same input gives the same bytes. Constant memory, whatever the number and size of the files.
 */
public final class Bundle {

    /**
     * Called after each file, in the order of writing, the manifest last and before a ZIP comes into being: what it throws goes on to the
     * caller of {@link #write}, and no ZIP and no manifest is left behind (files of a folder may be; the next try begins by deleting them).
     * The place to ask whether the job still is ours and wanted.
     */
    @FunctionalInterface
    public interface Witness {
        void wrote(BundledFile file) throws IOException;
    }

    /** Files of a stored export, handed out one by one. */
    @FunctionalInterface
    public interface StoredFiles {
        void each(Witness file) throws IOException;
    }

    private static final String ZIP_TYPE = "application/zip";

    private final ObjectStore store;
    private final Path work;

    /** @param work a folder for work files, not the spool's; made if it is missing */
    public Bundle(ObjectStore store, Path work) {
        this.store = store;
        this.work = work;
    }

    /**
     * @param spool     the formats' files, all closed
     * @param extracted whose kept attachments go in as {@code attachments/KEY/…}; its {@code objectName}s are in the same store
     * @throws org.jiraextractor.words.Refusal {@code internal} where an attachment is no longer what was kept; the store's own
     */
    public Bundled write(Packaging packaging, Spool spool, Extracted extracted, Manifest manifest, Witness witness) throws IOException {
        Files.createDirectories(work);
        String name = "jobs/" + manifest.jobId() + "/" + SafeName.export(manifest.name());
        try (PathOrder files = new PathOrder(work); ManifestFile last = new ManifestFile(manifest, work)) {
            long[] bytes = {0};
            spool.each(file -> {
                files.add(Waiting.of(file));
                bytes[0] += file.bytes();
            });
            extracted.eachIssue(issue -> {
                for (IssueAttachment attachment : IssueAttachment.of(issue)) {
                    if (!attachment.isMissing()) {
                        files.add(Waiting.of(attachment));
                        bytes[0] += attachment.kept().size();
                    }
                }
            });
            StoredObject artifact = packaging == Packaging.ZIP ? zip(name + ".zip", bytes[0], files, last, witness) : folder(name, files, last, witness);
            return new Bundled(artifact, last.files() + 1, last.contentSha256());
        }
    }

    /** A stored folder as a ZIP, for a download: written once, with nothing to seek in. */
    public void zipOf(String folder, StoredFiles files, OutputStream out) throws IOException {
        Files.createDirectories(work);
        try (ZipWriter zip = new ZipWriter(out, work.resolve("directory-" + UUID.randomUUID()))) {
            files.each(file -> zip.deflate(file.path(), file.bytes(), () -> store.read(folder + "/" + file.path())));
            zip.finish();
        }
    }

    private StoredObject zip(String name, long expected, PathOrder files, ManifestFile last, Witness witness) throws IOException {
        return store.put(name, ZIP_TYPE, expected, out -> {
            try (ZipWriter zip = new ZipWriter(out, work.resolve("directory"))) {
                all(files, last, file -> {
                    ZipWriter.Content content = () -> ProvenContent.open(store, file);
                    ZipMethod method = file.zipMethod();
                    ZipWriter.Place place = method == ZipMethod.STORED ? zip.store(file.path(), file.bytes(), file.crc32(), content)
                            : zip.deflate(file.path(), file.bytes(), content);
                    return new BundledFile(file.path(), file.mediaType(), file.bytes(), file.sha256(), place.offset(), method, place.compressedSize());
                }, witness);
                zip.finish();
            }
        });
    }

    private StoredObject folder(String name, PathOrder files, ManifestFile last, Witness witness) throws IOException {
        store.deleteBelow(name);
        long[] bytes = {0};
        BundledFile manifest = all(files, last, file -> {
            bytes[0] += file.bytes();
            store.put(name + "/" + file.path(), file.mediaType(), file.bytes(), out -> {
                try (var content = ProvenContent.open(store, file)) {
                    content.transferTo(out);
                }
            });
            return new BundledFile(file.path(), file.mediaType(), file.bytes(), file.sha256(), null, null, null);
        }, witness);
        return new StoredObject(store.scheme() + ":" + name, Bundled.FOLDER, manifest.sha256(), bytes[0]);
    }

    private static BundledFile all(PathOrder files, ManifestFile last, Sink sink, Witness witness) throws IOException {
        files.each(waiting -> {
            BundledFile file = sink.take(waiting);
            last.add(file);
            witness.wrote(file);
        });
        BundledFile manifest = sink.take(last.written());
        witness.wrote(manifest);
        return manifest;
    }
}
