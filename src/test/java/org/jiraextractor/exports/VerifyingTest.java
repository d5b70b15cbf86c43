package org.jiraextractor.exports;

import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.bundle.ZipNames;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobStopped;
import org.jiraextractor.storage.local.LocalStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerifyingTest {

    private static final String FOLDER = "jobs/x/alpha";

    @TempDir
    private Path directory;
    private LocalStore store;
    private int asked;
    private int stopAt = Integer.MAX_VALUE;

    @BeforeEach
    void start() throws IOException {
        store = new LocalStore(directory);
    }

    @Test
    void a_file_is_hashed_and_what_is_not_ours_is_extra() throws IOException {
        Verifying verifying = verifying(3);
        verifying.file(kept("a.json", "one"));
        for (int i = 0; i < 510; i++) {
            put("b/%04d".formatted(i), "x");
        }
        verifying.rest(names -> Set.of("a.json", "b/0000", "b/0507"));
        assertThat(verifying.mismatches()).isEqualTo(508);
        assertThat(verifying.found(1).mismatches()).doesNotContain(new Verification.Mismatch("b/0507", "extra")).contains(new Verification.Mismatch("b/0001", "extra"), new Verification.Mismatch("b/0509", "extra"));
    }

    @Test
    void all_that_is_wrong_is_counted_and_the_first_of_it_named() throws IOException {
        Verifying verifying = verifying(2_000);
        for (int i = 0; i < 2_000; i++) {
            verifying.file(new BundledFile("gone-" + i, "application/json", 1, "0", null, null, null));
        }
        assertThat(verifying.mismatches()).isEqualTo(2_000);
        assertThat(verifying.found(2_000).mismatches()).hasSize(Verification.MOST).allMatch(one -> one.problem().equals("missing"));
    }

    @Test
    void whoever_verifies_may_be_stopped_before_each_file_and_within_a_long_one() throws IOException {
        Verifying verifying = verifying(2);
        BundledFile small = kept("a.json", "one");
        BundledFile large = kept("b.bin", "x".repeat(1_000_000));
        verifying.file(small);
        stopAt = asked + 1;
        assertThatThrownBy(() -> verifying.file(small)).isInstanceOf(JobStopped.class);
        stopAt = asked + 5;
        assertThatThrownBy(() -> verifying.file(large)).isInstanceOf(JobStopped.class);
        assertThat(verifying.mismatches()).isZero();
    }

    @Test
    void a_zip_tells_the_names_in_its_directory_whoever_wrote_it() throws IOException {
        for (int entries : List.of(0, 1, 66_000)) {
            String name = "zip-" + entries;
            store.put(name, "application/zip", out -> {
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
                for (int i = 0; i < entries; i++) {
                    zip.putNextEntry(new ZipEntry("é/" + i));
                    zip.closeEntry();
                }
                zip.setComment("PK\5\6 looks like the end, and is but a comment");
                zip.finish();
            });
            List<String> names = new ArrayList<>();
            ZipNames.each(store, name, names::add);
            assertThat(names).hasSize(entries);
            assertThat(names).allMatch(one -> one.startsWith("é/"));
        }
    }

    @Test
    void what_is_no_zip_has_no_names() throws IOException {
        for (String text : List.of("", "PK", "x".repeat(100_000), "PK\5\6" + "\377".repeat(40))) {
            store.put("odd", "application/zip", out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
            List<String> names = new ArrayList<>();
            ZipNames.each(store, "odd", names::add);
            ZipNames.each(store, "none", names::add);
            assertThat(names).isEmpty();
        }
    }

    private Verifying verifying(long files) {
        JobContext job = (JobContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {JobContext.class}, (proxy, method, args) -> {
            if (method.getName().equals("checkpoint") && ++asked >= stopAt) {
                throw new JobStopped(JobStopped.Reason.CANCEL);
            }
            return null;
        });
        return new Verifying(store, new ExportRow(UUID.randomUUID(), "local:" + FOLDER, false, "", 0, files), job);
    }

    private BundledFile kept(String path, String text) throws IOException {
        return new BundledFile(path, "application/json", text.length(), put(path, text), null, null, null);
    }

    private String put(String path, String text) throws IOException {
        return store.put(FOLDER + "/" + path, "application/json", out -> out.write(text.getBytes(StandardCharsets.UTF_8))).sha256();
    }
}
