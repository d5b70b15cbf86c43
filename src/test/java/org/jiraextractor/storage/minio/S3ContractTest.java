package org.jiraextractor.storage.minio;

import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.ObjectStoreContract;
import org.jiraextractor.support.S3Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.UUID;

/** What every store must do, against an S3 server inside this JVM; each test in a bucket that is not there yet. */
class S3ContractTest extends ObjectStoreContract {

    private static S3Server server;

    @TempDir
    Path work;
    private MinioStore store;

    @BeforeAll
    static void serve() {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        store = new MinioStore(new Bucket(server.endpoint(), S3Server.ACCESS_KEY, S3Server.SECRET_KEY, "test-" + UUID.randomUUID(), "us-east-1", null, work));
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
