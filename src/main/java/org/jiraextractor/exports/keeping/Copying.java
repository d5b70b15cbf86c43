package org.jiraextractor.exports.keeping;

import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.StoredObject;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;

/** Copies single objects from one store to another: streams them, reads back what arrived, and takes a copy away that is not as it should be. What is there already is proven rather than copied again. */
final class Copying {

    private static final int BUFFER = 64 << 10;

    private final JobContext job;
    private final ObjectStore source;
    private final ObjectStore target;
    private final byte[] buffer = new byte[BUFFER];
    private long objects;
    private long bytes;

    Copying(JobContext job, ObjectStore source, ObjectStore target) {
        this.job = job;
        this.source = source;
        this.target = target;
    }

    /** An object that is not what was written. @param problem as {@link Migration.Problem} has it */
    static final class Damaged extends IOException {

        private final String name;
        private final String problem;

        Damaged(String name, String problem) {
            super(name + ": " + problem);
            this.name = name;
            this.problem = problem;
        }

        String name() {
            return name;
        }

        String problem() {
            return problem;
        }
    }

    /**
     * @param sha256 that the object had when it was written, or null where nobody noted it
     * @throws Damaged where the source is not that any more; then there is no copy
     */
    void copy(String name, String mediaType, String sha256) throws IOException {
        job.checkpoint();
        OptionalLong size = source.size(name);
        if (size.isEmpty()) {
            // an earlier run may have been killed between its last copy and the switch, never after a deletion
            throw new Damaged(name, "missing");
        }
        if (target.size(name).equals(size) && digest(target, name).equals(sha256 == null ? digest(source, name) : sha256)) {
            count(size.getAsLong());
            return;
        }
        StoredObject stored = target.put(name, mediaType, size.getAsLong(), out -> pour(name, out));
        if (sha256 != null && !stored.sha256().equals(sha256) || !digest(target, name).equals(stored.sha256())) {
            target.delete(name);
            throw new Damaged(name, "sha256");
        }
        count(stored.size());
    }

    long objects() {
        return objects;
    }

    long bytes() {
        return bytes;
    }

    private void count(long more) {
        objects++;
        bytes += more;
        job.progress(now -> now.plusBytes(more));
    }

    private void pour(String name, OutputStream out) throws IOException {
        try (InputStream in = source.read(name)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                job.checkpoint();
                out.write(buffer, 0, got);
            }
        } catch (FileNotFoundException gone) {
            throw new Damaged(name, "missing");
        }
    }

    private String digest(ObjectStore store, String name) throws IOException {
        MessageDigest digest = sha256();
        byte[] part = new byte[BUFFER];
        try (InputStream in = store.read(name)) {
            for (int got = in.read(part); got >= 0; got = in.read(part)) {
                job.checkpoint();
                digest.update(part, 0, got);
            }
        } catch (FileNotFoundException gone) {
            return "";
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
