package org.jiraextractor.launcher;

import org.jiraextractor.config.Database;

import java.nio.file.Path;

/** The embedded database without the application: for tests that bring the server themselves. */
public final class PlainDatabase implements AutoCloseable {

    private final DataFolder data;
    private final EmbeddedPostgres postgres;

    private PlainDatabase(DataFolder data, EmbeddedPostgres postgres) {
        this.data = data;
        this.postgres = postgres;
    }

    /** @param lib the bundle's; @param data made if it is missing */
    public static PlainDatabase start(Path lib, Path data) throws Exception {
        DataFolder folder = DataFolder.hold(data);
        return new PlainDatabase(folder, EmbeddedPostgres.start(lib, folder));
    }

    public Database database() throws Exception {
        Database bare = postgres.database(data);
        return new Database(JdbcUrl.complete(bare.url()), bare.user(), bare.password());
    }

    @Override
    public void close() throws Exception {
        postgres.stop();
    }
}
