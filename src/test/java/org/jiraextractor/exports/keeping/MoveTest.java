package org.jiraextractor.exports.keeping;

import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.jobs.JobStopped;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.StoredObject;
import org.jiraextractor.storage.Stores;
import org.jiraextractor.storage.local.LocalStore;
import org.jiraextractor.storage.minio.Bucket;
import org.jiraextractor.storage.minio.MinioStore;
import org.jiraextractor.support.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From a local volume to a bucket and back. */
class MoveTest {

    private static S3Server server;

    @TempDir
    private Path folder;
    private LocalStore local;
    private MinioStore minio;
    private Stores stores;
    private final UUID id = UUID.randomUUID();
    private final String place = "jobs/" + id;
    private final Map<String, BundledFile> files = new TreeMap<>();
    private ExportRow export;

    @BeforeAll
    static void serve() {
        server = new S3Server();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @BeforeEach
    void open() {
        local = new LocalStore(folder.resolve("objects"));
        minio = new MinioStore(new Bucket(server.endpoint(), S3Server.ACCESS_KEY, S3Server.SECRET_KEY, "test-" + UUID.randomUUID(), "us-east-1", null, folder.resolve("parts")));
        stores = new Stores(List.of(local, minio), "local");
    }

    @AfterEach
    void close() throws Exception {
        stores.close();
    }

    @Test
    void a_folder_goes_to_the_bucket_and_back_with_the_same_bytes_and_leaves_nothing_behind() throws IOException {
        folderIn(local);
        Map<String, String> before = content(local);
        Move there = new Move(new StoppingJob(StoppingJob.NEVER).context(), local, minio);
        assertThat(there.run(export, this::page, this::moved)).isTrue();
        assertThat(export.uri()).isEqualTo("minio:" + place + "/alpha");
        assertThat(there.objects()).isEqualTo(before.size());
        assertThat(content(minio)).isEqualTo(before);
        assertThat(content(local)).isEmpty();

        assertThat(new Move(new StoppingJob(StoppingJob.NEVER).context(), minio, local).run(export, this::page, this::moved)).isTrue();
        assertThat(export.uri()).isEqualTo("local:" + place + "/alpha");
        assertThat(content(local)).isEqualTo(before);
        assertThat(content(minio)).isEmpty();
    }

    @Test
    void killed_anywhere_it_can_be_read_at_any_time_and_is_moved_in_the_end() throws IOException {
        int kills = 0;
        for (int at = 1; ; at++) {
            stores.together().deleteBelow("jobs");
            folderIn(local);
            Map<String, String> before = content(local);
            StoppingJob job = new StoppingJob(at);
            try {
                new Move(job.context(), local, minio).run(export, this::page, this::moved);
                assertThat(content(minio)).isEqualTo(before);
                break;
            } catch (JobStopped killed) {
                kills++;
            }
            assertThat(content(stores.of(export.uri()))).as("killed at %d, %s", at, export.uri()).isEqualTo(before);
            new Move(new StoppingJob(StoppingJob.NEVER).context(), local, minio).run(export, this::page, this::moved);
            assertThat(export.uri()).startsWith("minio:");
            assertThat(content(minio)).isEqualTo(before);
            assertThat(content(local)).isEmpty();
        }
        assertThat(kills).isGreaterThan(15);
    }

    @Test
    void what_is_no_longer_as_it_was_written_is_not_switched_nor_deleted() throws IOException {
        for (String how : List.of("sha256", "missing")) {
            stores.together().deleteBelow("jobs");
            folderIn(local);
            if (how.equals("missing")) {
                local.delete(place + "/alpha/csv/issues.csv");
            } else {
                put(local, place + "/alpha/csv/issues.csv", "somebody wrote over it");
            }
            Map<String, String> before = content(local);
            assertThatThrownBy(() -> new Move(new StoppingJob(StoppingJob.NEVER).context(), local, minio).run(export, this::page, this::moved))
                    .isInstanceOfSatisfying(Copying.Damaged.class, damaged -> {
                        assertThat(damaged.problem()).isEqualTo(how);
                        assertThat(damaged.name()).isEqualTo(place + "/alpha/csv/issues.csv");
                    });
            assertThat(export.uri()).startsWith("local:");
            assertThat(content(local)).isEqualTo(before);
            assertThat(minio.size(place + "/alpha/csv/issues.csv")).isEmpty();
        }
    }

    @Test
    void a_wrong_copy_that_somebody_left_is_written_anew() throws IOException {
        folderIn(local);
        Map<String, String> before = content(local);
        put(minio, place + "/alpha/csv/issues.csv", "x".repeat((int) files.get("csv/issues.csv").bytes()));
        put(minio, place + "/raw/1/chunk-0", "xx");
        new Move(new StoppingJob(StoppingJob.NEVER).context(), local, minio).run(export, this::page, this::moved);
        assertThat(content(minio)).isEqualTo(before);
    }

    @Test
    void one_that_was_deleted_meanwhile_is_left_nowhere() throws IOException {
        folderIn(local);
        assertThat(new Move(new StoppingJob(StoppingJob.NEVER).context(), local, minio).run(export, this::page, (row, uri) -> false)).isFalse();
        assertThat(content(local)).isEmpty();
        assertThat(content(minio)).isEmpty();
    }

    @Test
    void a_zip_is_proven_by_its_own_sum_and_what_lies_in_both_is_brought_together() throws IOException {
        StoredObject zip = put(minio, place + "/alpha.zip", "no real one");
        put(local, place + "/raw/1/chunk-0", "raw");
        export = new ExportRow(id, zip.uri(), true, zip.sha256(), zip.size(), 1);
        // its raw answers are still on the volume: it was begun before there was a bucket
        new Move(new StoppingJob(StoppingJob.NEVER).context(), local, minio).run(export, this::page, (row, uri) -> row.uri().equals(uri));
        assertThat(content(minio)).containsOnlyKeys(place + "/alpha.zip", place + "/raw/1/chunk-0");
        assertThat(content(local)).isEmpty();
        new Move(new StoppingJob(StoppingJob.NEVER).context(), minio, local).run(export, this::page, this::moved);
        assertThat(content(local)).containsEntry(place + "/alpha.zip", "no real one").containsEntry(place + "/raw/1/chunk-0", "raw");
    }

    @Test
    void what_a_job_that_is_not_done_may_go_on_from_can_be_read_at_any_time_wherever_the_move_is_killed() throws IOException {
        int kills = 0;
        for (int at = 1; ; at++) {
            stores.together().deleteBelow("jobs");
            Map<String, String> before = rawIn(local);
            try {
                new RawMove(new StoppingJob(at).context(), local, minio).run(place + "/raw");
                assertThat(content(minio)).isEqualTo(before);
                break;
            } catch (JobStopped killed) {
                kills++;
            }
            for (Map.Entry<String, String> each : before.entrySet()) {
                try (InputStream in = stores.together().read(each.getKey())) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).as("killed at %d", at).isEqualTo(each.getValue());
                }
            }
            new RawMove(new StoppingJob(StoppingJob.NEVER).context(), local, minio).run(place + "/raw");
            assertThat(content(minio)).isEqualTo(before);
            assertThat(content(local)).isEmpty();
        }
        assertThat(kills).isGreaterThan(5);
    }

    @Test
    void what_such_a_job_writes_and_deletes_meanwhile_is_neither_lost_nor_brought_back() throws IOException {
        Map<String, String> before = rawIn(local);
        ObjectStore busy = (ObjectStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, args) -> {
            if (method.getName().equals("put") && args[0].equals(place + "/raw/1/chunk-0")) {
                put(local, place + "/raw/2/chunk-0", "more");
                local.delete(place + "/raw/1/chunk-1");
            }
            try {
                return method.invoke(minio, args);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
        new RawMove(new StoppingJob(StoppingJob.NEVER).context(), local, busy).run(place + "/raw");
        Map<String, String> all = new TreeMap<>(content(local));
        all.putAll(content(minio));
        before.remove(place + "/raw/1/chunk-1");
        before.put(place + "/raw/2/chunk-0", "more");
        assertThat(all).isEqualTo(before);
    }

    private Map<String, String> rawIn(ObjectStore store) throws IOException {
        for (String name : List.of("census", "chunk-0", "chunk-1")) {
            put(store, place + "/raw/1/" + name, "answers of " + name);
        }
        return content(store);
    }

    private void folderIn(ObjectStore store) throws IOException {
        files.clear();
        for (String path : List.of("attachments/A-1/1-é.txt", "csv/issues.csv", "json/issues.json", "manifest.json")) {
            StoredObject stored = put(store, place + "/alpha/" + path, "the file " + path);
            files.put(path, new BundledFile(path, "text/plain", stored.size(), stored.sha256(), null, null, null));
        }
        put(store, place + "/raw/1/chunk-0", "raw answers");
        put(store, place + "/raw/1/known.gz", "what it knows");
        export = new ExportRow(id, store.scheme() + ":" + place + "/alpha", false, files.get("manifest.json").sha256(), 0, files.size());
    }

    private List<BundledFile> page(ExportRow row, String after, int limit) {
        return files.values().stream().filter(file -> file.path().compareTo(after) > 0).limit(limit).toList();
    }

    private boolean moved(ExportRow row, String uri) {
        export = new ExportRow(row.jobId(), uri, row.zip(), row.sha256(), row.bytes(), row.files());
        return true;
    }

    private static StoredObject put(ObjectStore store, String name, String text) throws IOException {
        return store.put(name, "text/plain", out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> content(ObjectStore store) throws IOException {
        Map<String, String> content = new TreeMap<>();
        List<String> names = new ArrayList<>();
        store.list("jobs", names::add);
        for (String name : names) {
            try (InputStream in = store.read(name)) {
                content.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }
}
