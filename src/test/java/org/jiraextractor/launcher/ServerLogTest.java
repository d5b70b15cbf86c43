package org.jiraextractor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @Test
    void the_databases_own_words_are_the_reason(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("server-0.log");
        Files.writeString(file, "Caused by: org.postgresql.util.PSQLException: yesterday's\n");
        ServerLog log = ServerLog.of(folder);
        Files.writeString(file, Files.readString(file) + "SEVERE x Exception while loading the app : EJB Container initialization error\n"
                + "Caused by: java.sql.SQLException: Error in allocating a connection.\nCaused by: org.postgresql.util.PSQLException: Connection to 127.0.0.1:1 refused.\n");

        assertThat(log.reason()).isEqualTo(" (Connection to 127.0.0.1:1 refused.)");
    }

    @Test
    void a_node_that_is_refused_says_why() {
        assertThat(ServerLog.reasonIn("SEVERE x Exception while loading the app\njakarta.ejb.EJBException: Initialization failed for Singleton StartUp\n"
                + "Caused by: org.jiraextractor.bus.NodeRefused: Another node runs already.\n\tat x")).contains("Another node runs already.");
    }

    @Test
    void a_failed_start_shows(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("server-0.log"), "SEVERE x Exception while loading the app\n");
        assertThat(ServerLog.of(folder).tellsOfAFailedStart()).as("yesterday's").isFalse();
        ServerLog log = new ServerLog(folder.resolve("server-0.log"), 0);
        assertThat(log.tellsOfAFailedStart()).isTrue();
    }

    @Test
    void else_the_servers_and_none_is_no_reason() {
        assertThat(ServerLog.reasonIn("… SEVERE core Exception while loading the app : CDI deployment failure\n  at x")).contains("CDI deployment failure");
        assertThat(ServerLog.reasonIn("nothing of the kind")).isEmpty();
    }
}
