package org.jiraextractor.exports.keeping;

import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Moves one finished export with its raw answers: every object is copied and proven, only then the URI is switched, and only after that the source is deleted. Killed anywhere, it can begin again: before
 * the switch the source is whole, after it the target is.
 */
final class Move {

    private static final int PAGE = 500;

    private final JobContext job;
    private final ObjectStore source;
    private final ObjectStore target;
    private final Copying copying;

    /** Files of an export behind a path, at most so many, ascending by path. */
    @FunctionalInterface
    interface Files {
        List<BundledFile> after(ExportRow export, String path, int limit);
    }

    /** Writes down that it lies there now. @return false where the export was deleted or moved meanwhile */
    @FunctionalInterface
    interface Switch {
        boolean to(ExportRow export, String uri);
    }

    Move(JobContext job, ObjectStore source, ObjectStore target) {
        this.job = job;
        this.source = source;
        this.target = target;
        this.copying = new Copying(job, source, target);
    }

    /**
     * @param export may lie in the target already, and only its raw answers here
     * @return false where it was deleted meanwhile; then nothing of it is left in either store
     * @throws Copying.Damaged where a file is not what was written; nothing was switched, nothing deleted
     */
    boolean run(ExportRow export, Files files, Switch switching) throws IOException {
        boolean here = export.uri().startsWith(source.scheme() + ":");
        String artifact = export.uri().substring(export.uri().indexOf(':') + 1);
        String folder = "jobs/" + export.jobId();
        if (here && export.zip()) {
            copying.copy(artifact, "application/zip", export.sha256());
        } else if (here) {
            files(export, artifact, files);
        }
        rest(folder, artifact, here);
        boolean there = switching.to(export, target.scheme() + ":" + artifact);
        // the lease may be another node's by now: then that one does the rest
        job.checkpoint();
        source.deleteBelow(folder);
        if (!there) {
            target.deleteBelow(folder);
        }
        return there;
    }

    long objects() {
        return copying.objects();
    }

    long bytes() {
        return copying.bytes();
    }

    private void files(ExportRow export, String artifact, Files files) throws IOException {
        String after = "";
        List<BundledFile> page;
        do {
            page = files.after(export, after, PAGE);
            for (BundledFile file : page) {
                copying.copy(artifact + "/" + file.path(), file.mediaType(), file.sha256());
                after = file.path();
            }
        } while (page.size() == PAGE);
    }

    /** What nobody noted a sum of: raw answers. */
    private void rest(String folder, String artifact, boolean here) throws IOException {
        try {
            source.list(folder, name -> {
                if (!here || !name.equals(artifact) && !name.startsWith(artifact + "/")) {
                    copy(name);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void copy(String name) {
        try {
            copying.copy(name, "application/octet-stream", null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
