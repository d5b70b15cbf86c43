package org.jiraextractor.exports.bundle;

import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes spooled files and attachments into the store as one ZIP ({@code jobs/{job_id}/{name}.zip}) or one folder ({@code jobs/{job_id}/{name}/}),
 * ascending by path, the manifest last. The same input gives the same bytes. Constant memory, whatever the number and size of the files.
 */
public final class Bundle {

    /**
     * Called after each file, in the order of writing, the manifest last and before a ZIP comes into being: what it throws goes on to the
     * caller of {@link #write} and no export is left behind. The place to ask whether the job still is ours and wanted.
     */
    @FunctionalInterface
    public interface Witness {
        void wrote(BundledFile file) throws IOException;
    }

    private final ObjectStore store;
    private final Path work;

    /** @param work a folder for work files, beside the spool's; made if it is missing */
    public Bundle(ObjectStore store, Path work) {
        this.store = store;
        this.work = work;
    }

    /**
     * @param spool     the formats' files, all closed
     * @param extracted whose kept attachments go in as {@code attachments/KEY/…}; its {@code objectName}s are in the same store
     */
    public Bundled write(Packaging packaging, Spool spool, Extracted extracted, Manifest manifest, Witness witness) throws IOException {
        throw new UnsupportedOperationException(store + " " + work);
    }
}
