package org.jiraextractor.storage.minio;

import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.ObjectStoreContract;
import org.jiraextractor.support.MinioServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

/** The same against a real MinIO server, where one is at hand. */
class MinioContractTest extends ObjectStoreContract {

    @TempDir
    static Path data;
    private static MinioServer server;

    @TempDir
    Path work;
    private MinioStore store;

    @BeforeAll
    static void serve() {
        server = MinioServer.orSkip(data);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void open() {
        store = new MinioStore(new Bucket(server.endpoint(), MinioServer.ACCESS_KEY, MinioServer.SECRET_KEY, "test-" + UUID.randomUUID(), "us-east-1", null, work));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }
}
