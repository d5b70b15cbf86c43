package org.jiraextractor.exports;

import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.bundle.ZipNames;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.storage.ObjectStore;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipException;

/** One export under examination. Streams; asks before each part of a file whether to go on. */
final class Verifying {

    private static final int BUFFER = 64 << 10;
    private static final int NAMES = 500;
    private static final int TOLD = 100;

    private final ObjectStore store;
    private final ExportRow export;
    private final JobContext job;
    private final String artifact;
    private final byte[] buffer = new byte[BUFFER];
    private final List<Verification.Mismatch> mismatches = new ArrayList<>();
    private long wrong;

    Verifying(ObjectStore store, ExportRow export, JobContext job) {
        this.store = store;
        this.export = export;
        this.job = job;
        this.artifact = store.nameOf(export.uri());
    }

    void file(BundledFile file) throws IOException {
        job.checkpoint();
        if (!export.zip()) {
            OptionalLong size = store.size(artifact + "/" + file.path());
            if (size.isEmpty() || size.getAsLong() != file.bytes()) {
                wrong(file.path(), size.isEmpty() ? "missing" : "size");
                return;
            }
        }
        try (InputStream in = file.open(store, artifact, 0, file.bytes())) {
            compare(file.path(), in, file.bytes(), file.sha256());
        } catch (FileNotFoundException gone) {
            wrong(file.path(), "missing");
        } catch (java.io.EOFException early) {
            wrong(file.path(), "size");
        } catch (ZipException damaged) {
            wrong(file.path(), "sha256");
        }
    }

    /** What belongs to no file: a ZIP as a whole, and files that nobody put there. @param known which of some names are files of the export */
    void rest(Function<List<String>, Set<String>> known) throws IOException {
        job.checkpoint();
        List<String> names = new ArrayList<>();
        if (!export.zip()) {
            store.list(artifact, name -> {
                names.add(name.substring(artifact.length() + 1));
                if (names.size() == NAMES) {
                    job.checkpoint();
                    extra(names, known);
                }
            });
            extra(names, known);
        } else if (!wholeZip()) {
            ZipNames.each(store, artifact, name -> {
                names.add(name);
                if (names.size() == NAMES) {
                    job.checkpoint();
                    extra(names, known);
                }
            });
            extra(names, known);
        }
    }

    Verification found(long files) {
        return new Verification(wrong == 0, files, List.copyOf(mismatches));
    }

    long mismatches() {
        return wrong;
    }

    private boolean wholeZip() throws IOException {
        OptionalLong size = store.size(artifact);
        if (size.isEmpty()) {
            wrong(export.fileName(), "missing");
            // then there is nothing besides either
            return true;
        }
        if (size.getAsLong() != export.bytes()) {
            wrong(export.fileName(), "size");
            return false;
        }
        long before = wrong;
        try (InputStream in = store.read(artifact)) {
            compare(export.fileName(), in, export.bytes(), export.sha256());
        }
        return wrong == before;
    }

    private void extra(List<String> names, Function<List<String>, Set<String>> known) {
        if (!names.isEmpty()) {
            Set<String> ours = known.apply(List.copyOf(names));
            names.stream().filter(name -> !ours.contains(name)).forEach(name -> wrong(name, "extra"));
            names.clear();
        }
    }

    private void compare(String path, InputStream in, long bytes, String sha256) throws IOException {
        MessageDigest digest = sha256();
        long came = 0;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            job.checkpoint();
            digest.update(buffer, 0, got);
            came += got;
            long more = got;
            job.progress(now -> now.plusBytes(more));
        }
        if (came != bytes) {
            wrong(path, "size");
        } else if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            wrong(path, "sha256");
        }
    }

    private void wrong(String path, String problem) {
        if (mismatches.size() < Verification.MOST) {
            mismatches.add(new Verification.Mismatch(path, problem));
        }
        if (wrong < TOLD) {
            job.log("error", "export.verify.problem." + problem, path);
        }
        wrong++;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
