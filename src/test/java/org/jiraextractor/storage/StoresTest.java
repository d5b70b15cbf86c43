package org.jiraextractor.storage;

import org.jiraextractor.storage.local.LocalStore;
import org.jiraextractor.storage.minio.Bucket;
import org.jiraextractor.storage.minio.MinioStore;
import org.jiraextractor.support.S3Server;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** A local volume and a bucket side by side. */
class StoresTest {

    private static S3Server server;

    @TempDir
    private Path folder;
    private LocalStore local;
    private MinioStore minio;
    private Stores stores;

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
        stores = new Stores(List.of(local, minio), "minio");
    }

    @AfterEach
    void close() throws Exception {
        stores.close();
    }

    @Test
    void what_is_new_goes_to_the_current_one_and_what_is_old_is_read_where_it_lies() throws IOException {
        put(local, "jobs/1/a", "old");
        assertThat(put(stores.together(), "jobs/2/a", "new")).isEqualTo("minio:jobs/2/a");
        assertThat(text(stores.together(), "jobs/1/a")).isEqualTo("old");
        assertThat(text(stores.together(), "jobs/2/a")).isEqualTo("new");
        assertThat(stores.together().size("jobs/1/a")).hasValue(3);
        assertThat(local.size("jobs/2/a")).isEmpty();
        assertThatThrownBy(() -> stores.together().read("jobs/3/a")).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void a_uri_says_which_of_two_is_meant_and_is_followed_to_where_it_was_moved() throws IOException {
        put(local, "jobs/1/a", "here");
        put(minio, "jobs/1/a", "there");
        assertThat(text(stores.reading("minio:jobs/1/a"), "jobs/1/a")).isEqualTo("there");
        assertThat(text(stores.reading("local:jobs/1/a"), "jobs/1/a")).isEqualTo("here");
        local.delete("jobs/1/a");
        assertThat(text(stores.reading("local:jobs/1/a"), "jobs/1/a")).isEqualTo("there");
        assertThat(stores.of("local:jobs/1/a").size("jobs/1/a")).isEmpty();
    }

    @Test
    void what_is_deleted_is_deleted_everywhere() throws IOException {
        for (ObjectStore each : stores.all()) {
            put(each, "jobs/1/a", "x");
            put(each, "jobs/2/a", "x");
        }
        stores.together().deleteBelow("jobs/1");
        stores.together().delete("jobs/2/a");
        for (ObjectStore each : stores.all()) {
            each.list("jobs", name -> {
                throw new AssertionError(each.scheme() + ":" + name);
            });
        }
    }

    @Test
    void a_store_that_is_no_longer_configured_is_named() {
        Stores one = new Stores(List.of(local), "local");
        assertThatThrownBy(() -> one.reading("minio:jobs/1/a")).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_UNAVAILABLE, Refusal::code)
                .satisfies(refusal -> assertThat(refusal.args()).containsExactly("minio"));
        assertThat(one.together()).isSameAs(local);
    }

    private static String put(ObjectStore store, String name, String text) throws IOException {
        return store.put(name, "text/plain", out -> out.write(text.getBytes(StandardCharsets.UTF_8))).uri();
    }

    private static String text(ObjectStore store, String name) throws IOException {
        try (InputStream in = store.read(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
