package org.jiraextractor.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts that must end at once, each with a line that helps. All but one end before a database is started. */
class LauncherRefusalsIT {

    private final RunningApp app = RunningApp.notStarted(Map.of());

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void a_port_in_use_is_one_line_and_a_failure() throws IOException {
        try (ServerSocket taken = new ServerSocket(app.baseUri().getPort(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(app.runToItsEnd()).isEqualTo(1);
            assertThat(app.output()).isEqualTo("Port " + taken.getLocalPort() + " of 127.0.0.1 is in use by another program; stop that one or set JIRA_EXTRACTOR_HTTP_PORT.\n");
        }
        assertThat(app.dataDir().resolve("postgres")).doesNotExist();
    }

    @Test
    void an_address_of_another_machine_is_one_line_and_a_failure() {
        app.set("HTTP_ADDRESS", "203.0.113.7");

        assertThat(app.runToItsEnd()).isEqualTo(1);
        assertThat(app.output()).isEqualTo("203.0.113.7 is no address of this machine; set JIRA_EXTRACTOR_HTTP_ADDRESS.\n");
    }

    @Test
    void every_wrong_variable_is_told_at_once_in_a_line_each() {
        app.set("HTTP_PORT", "http");
        app.set("MAX_JOBS", "0");
        app.set("ADMIN_PASSWORD", "short");

        assertThat(app.runToItsEnd()).isEqualTo(1);
        assertThat(app.output().lines()).containsExactlyInAnyOrder(
                "JIRA_EXTRACTOR_HTTP_PORT is \"http\"; allowed are whole numbers from 1 to 65535",
                "JIRA_EXTRACTOR_MAX_JOBS is \"0\"; allowed are whole numbers from 1 to 64",
                "JIRA_EXTRACTOR_ADMIN_PASSWORD is too short; allowed are 12 characters and more");
        assertThat(app.dataDir()).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_written_is_one_line_and_a_failure() throws IOException {
        // below a file nobody can write, not even root
        Path file = Files.createFile(app.dataDir().resolveSibling("file"));
        app.set("DATA_DIR", file.resolve("data").toString());

        assertThat(app.runToItsEnd()).isEqualTo(1);
        assertThat(app.output().lines()).singleElement().asString().startsWith("The data folder " + file.resolve("data") + " cannot be written")
                .endsWith("make it writable or set JIRA_EXTRACTOR_DATA_DIR.");
    }

    @Test
    void a_folder_held_by_a_living_instance_is_one_line_that_names_it() throws IOException {
        try (FileChannel held = holdAs("4711\n")) {
            assertThat(app.runToItsEnd()).isEqualTo(1);
            assertThat(app.output()).isEqualTo(
                    "The data folder " + app.dataDir() + " is in use by a running instance (process 4711); stop that one or set JIRA_EXTRACTOR_DATA_DIR.\n");
        }
    }

    @Test
    void a_folder_whose_holder_is_just_stopping_is_waited_for() throws IOException {
        FileChannel held = holdAs("4711 stopping\n");
        CompletableFuture.runAsync(() -> close(held), CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
        // the next check after the lock, so that nothing needs to be started
        try (ServerSocket taken = new ServerSocket(app.baseUri().getPort(), 1, InetAddress.getByName("127.0.0.1"))) {
            app.runToItsEnd();
            assertThat(app.output()).startsWith("Port " + taken.getLocalPort());
        }
    }

    @Test
    void an_unknown_word_on_the_command_line_is_one_line_and_a_failure() {
        assertThat(app.runToItsEnd("--prot=80")).isEqualTo(1);
        assertThat(app.output()).isEqualTo("\"--prot=80\" is not known; allowed are --demo, --verbose and --tied, all else is set by JIRA_EXTRACTOR_* variables.\n");
    }

    @Test
    @Tag("full")
    void a_database_that_does_not_answer_is_named_with_its_own_words() {
        app.set("DB_URL", "jdbc:postgresql://127.0.0.1:1/extractor");
        app.set("DB_USER", "extractor");

        assertThat(app.runToItsEnd()).isEqualTo(1);
        assertThat(app.output()).contains("The application could not be deployed (Connection to 127.0.0.1:1 refused.").contains("server-0.log").doesNotContain("\tat ");
    }

    private FileChannel holdAs(String content) throws IOException {
        Files.createDirectories(app.dataDir());
        Path lock = Files.writeString(app.dataDir().resolve("lock"), content);
        FileChannel held = FileChannel.open(lock, StandardOpenOption.WRITE);
        held.lock();
        return held;
    }

    private static void close(FileChannel held) {
        try {
            held.close();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
