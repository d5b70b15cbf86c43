package org.jiraextractor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One instance through its life. The folder of a test's instance has mode 0700, so for root the database always runs where its user may not enter. In this order since each start takes
 * seconds.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.ofItsOwn();
    }

    @AfterAll
    static void close() {
        if (app != null) {
            app.close();
        }
    }

    @Test
    @Order(1)
    void a_start_prints_two_lines() {
        assertThat(app.output().lines()).hasSize(2).last().asString().matches("Ready after \\d+ s: " + app.baseUri());
    }

    @Test
    @Order(1)
    void it_listens_on_loopback_only() throws IOException {
        Optional<InetAddress> outward = outwardAddress();
        Assumptions.assumeTrue(outward.isPresent(), "this machine has loopback only");
        for (int port : List.of(app.baseUri().getPort(), databasePort())) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(outward.get(), port), 2000)).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    @Order(1)
    void the_servers_own_endpoints_are_closed() {
        for (String path : List.of("/openapi", "/openapi/", "/metrics", "/metrics/base", "/unused/openapi", "/unused/metrics", "/unused/health")) {
            Api.Answer answer = app.anonymous().get(path);
            assertThat(answer.status()).as(path).isNotEqualTo(200);
            assertThat(answer.text()).doesNotContain("openapi:").doesNotContain("# TYPE");
        }
        assertThat(app.anonymous().get("/health/ready").json().path("status").asText()).isEqualTo("up");
    }

    @Test
    @Order(1)
    void answers_do_not_name_the_server_and_text_is_compressed() {
        Api.Answer answer = app.anonymous().with("Accept-Encoding", "gzip").get("/login");

        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    @Order(1)
    void secrets_are_for_the_owner_alone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(app.dataDir().resolve("postgres.password")))).isEqualTo("rw-------");
        assertThat(app.output()).doesNotContain(RunningApp.ADMIN_PASSWORD);
        try (Stream<Path> logs = Files.list(app.dataDir().resolve("log"))) {
            String secret = Files.readString(app.dataDir().resolve("postgres.password")).strip();
            assertThat(logs.filter(log -> log.toString().endsWith(".log"))).isNotEmpty().allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain(secret, RunningApp.ADMIN_PASSWORD));
        }
    }

    @Test
    @Order(1)
    void root_gives_its_database_to_another_user_who_may_read_all_and_nothing_more() throws IOException {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/proc/self/status")), "only root needs another user, and only Linux shows what it may");
        String status = Files.readString(Path.of("/proc", Long.toString(databasePid()), "status"));

        assertThat(status).doesNotContainPattern("Uid:\\s+0\\s");
        assertThat(status).containsPattern("CapEff:\\s+000000000000000[024]\\n").containsPattern("CapBnd:");
    }

    @Test
    @Order(2)
    void a_second_start_finds_its_data_and_the_stop_between_took_the_database_last() throws IOException {
        Api admin = app.admin();
        long database = databasePid();

        assertThat(app.stop()).isZero();

        assertThat(app.output().lines().toList()).endsWith("Stopping.", "Stopped.");
        assertThat(runs(database)).isFalse();
        assertThat(app.dataDir().resolve("postgres/17/postmaster.pid")).doesNotExist();
        assertThat(databaseLog()).doesNotContain("terminating connection");
        app.start();
        assertThat(admin.get("/api/auth/me").json().path("email").asText()).isEqualTo(RunningApp.ADMIN_EMAIL);
    }

    @Test
    @Order(3)
    void a_start_after_a_kill_takes_over_what_was_left_running() throws IOException {
        Api admin = app.admin();
        long orphan = databasePid();
        app.killHard();
        assertThat(runs(orphan)).isTrue();

        app.start();

        assertThat(runs(orphan)).isFalse();
        assertThat(admin.get("/api/auth/me").status()).isEqualTo(200);
    }

    private static long databasePid() throws IOException {
        return Long.parseLong(pidFile().get(0).strip());
    }

    // one that has ended but that nobody has reaped, as in a container without an init, has no command any more
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
    }

    private static int databasePort() throws IOException {
        return Integer.parseInt(pidFile().get(3).strip());
    }

    private static List<String> pidFile() throws IOException {
        return Files.readAllLines(app.dataDir().resolve("postgres/17/postmaster.pid"));
    }

    private static String databaseLog() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> logs = Files.list(app.dataDir().resolve("postgres/log"))) {
            for (Path log : (Iterable<Path>) logs::iterator) {
                all.append(Files.readString(log));
            }
        }
        return all.toString();
    }

    private static Optional<InetAddress> outwardAddress() throws IOException {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).findFirst();
    }
}
