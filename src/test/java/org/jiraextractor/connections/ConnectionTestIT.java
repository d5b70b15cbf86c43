package org.jiraextractor.connections;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.AsBefore;
import org.jiraextractor.support.Ports;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a site's test says, of a good site and of everything that can be wrong with one. */
class ConnectionTestIT {

    private static Api admin;
    private static DemoJira jira;
    private static AsBefore asBefore;

    @BeforeAll
    static void start() throws IOException {
        asBefore = AsBefore.in(RunningApp.shared());
        admin = RunningApp.shared().admin();
        jira = DemoJira.start(DemoOptions.defaults());
    }

    @AfterAll
    static void stop() {
        asBefore.close();
        jira.close();
    }

    @AfterEach
    void calm() {
        jira.moods().calm();
    }

    @Test
    void a_good_site_tells_who_we_are_and_what_we_see() {
        String id = made(jira.baseUri().toString(), jira.email(), jira.token());
        Api.Answer answer = admin.post("/api/connections/" + id + "/test");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        JsonNode said = answer.json();
        List<String> names = new ArrayList<>();
        said.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyInAnyOrder("ok", "deployment", "version", "account", "account_time_zone", "latency_ms", "projects", "code", "message");
        assertThat(said.path("ok").asBoolean()).isTrue();
        assertThat(said.path("deployment").asText()).isEqualTo("cloud");
        assertThat(said.path("version").asText()).isNotEmpty();
        assertThat(said.path("account").asText()).isNotEmpty();
        assertThat(said.path("account_time_zone").asText()).isEqualTo("America/Toronto");
        assertThat(said.path("latency_ms").isIntegralNumber()).isTrue();
        assertThat(said.path("projects").asInt()).isEqualTo(3);
        assertThat(said.get("code").isNull()).isTrue();
        assertThat(said.path("message").asText()).isNotEmpty();

        JsonNode kept = admin.get("/api/connections/" + id).json().path("last_test");
        said.fields().forEachRemaining(field -> assertThat(kept.get(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(kept.path("at").asText()).endsWith("Z");
    }

    @Test
    void a_wrong_token_is_told_although_jira_treats_it_as_anonymous() {
        assertFails(made(jira.baseUri().toString(), jira.email(), "wrong"), "bad_credentials");
    }

    @Test
    void a_wrong_host_is_unreachable() {
        assertFails(made("https://no-such-host.invalid", "a", "b"), "unreachable_host");
    }

    @Test
    void a_port_where_nobody_listens_is_unreachable() throws IOException {
        int port = Ports.one();
        assertFails(made("http://127.0.0.1:" + port, "a", "b"), "unreachable_host");
    }

    @Test
    void an_address_of_the_clouds_metadata_is_blocked() {
        for (String address : List.of("http://169.254.169.254", "http://[fe80::1]", "http://[::ffff:169.254.169.254]", "http://0.0.0.0")) {
            assertFails(made(address, "a", "b"), "blocked_address");
        }
    }

    @Test
    void a_page_where_people_log_in_is_told_apart() {
        String id = made(jira.baseUri().toString(), jira.email(), jira.token());
        jira.moods().loginPages(true);
        assertFails(id, "login_page");
    }

    @Test
    void any_other_page_is_not_jira() throws IOException {
        try (Stub site = new Stub(200, "text/html", "<html><body><h1>It works!</h1></body></html>")) {
            assertFails(made(site.url(), "a", "b"), "not_jira");
        }
    }

    @Test
    void json_that_is_not_jiras_is_not_jira_either() throws IOException {
        try (Stub site = new Stub(200, "application/json", "{\"hello\": \"world\"}")) {
            assertFails(made(site.url(), "a", "b"), "not_jira");
        }
    }

    @Test
    void a_site_that_does_not_know_the_path_is_not_jira() throws IOException {
        try (Stub site = new Stub(404, "text/plain", "nothing here")) {
            assertFails(made(site.url(), "a", "b"), "not_jira");
        }
    }

    @Test
    void plain_http_where_tls_is_expected_fails_as_tls() throws IOException {
        try (ServerSocket site = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerPlainly(site));
            answering.setDaemon(true);
            answering.start();
            assertFails(made("https://127.0.0.1:" + site.getLocalPort(), "a", "b"), "tls_failed");
        }
    }

    @Test
    void a_captcha_is_told_so_that_nobody_goes_on_guessing() throws IOException {
        try (Stub site = new Stub(403, "text/html", "<html>denied</html>", "X-Seraph-LoginReason", "AUTHENTICATION_DENIED")) {
            assertFails(made(site.url(), "a", "b"), "captcha");
        }
    }

    @Test
    void a_site_that_fails_is_an_upstream_error() {
        String id = made(jira.baseUri().toString(), jira.email(), jira.token());
        jira.moods().failNext("serverInfo", 20, Mood.SERVER_ERROR);
        assertFails(id, "upstream_error");
    }

    @Test
    void a_site_that_is_silent_ends_after_ten_seconds() {
        String id = made(jira.baseUri().toString(), jira.email(), jira.token());
        jira.moods().failNext("serverInfo", 20, Mood.SILENT);
        long asked = System.nanoTime();
        assertFails(id, "upstream_timeout");
        assertThat((System.nanoTime() - asked) / 1_000_000).as("ms; how many at most, the caller's own patience says").isGreaterThan(5_000L);
        jira.moods().failNext("project/search", 20, Mood.SILENT);
        Api.Answer projects = admin.get("/api/connections/" + id + "/projects");
        assertThat(projects.status()).as(projects.toString()).isEqualTo(504);
        assertThat(projects.json().path("code").asText()).isEqualTo("upstream_timeout");
    }

    @Test
    void what_was_said_is_kept_in_words_of_the_reader() {
        String id = made("http://127.0.0.1:1", "a", "b");
        admin.with("Accept-Language", "fr").post("/api/connections/" + id + "/test");
        assertThat(admin.with("Accept-Language", "en").get("/api/connections/" + id).json().path("last_test").path("message").asText()).isEqualTo("The host could not be reached.");
    }

    @Test
    void a_change_of_what_a_test_depends_on_forgets_it() {
        String id = made(jira.baseUri().toString(), jira.email(), jira.token());
        admin.post("/api/connections/" + id + "/test");
        Map<String, Object> body = body(jira.baseUri().toString(), jira.email(), null);
        assertThat(admin.put("/api/connections/" + id, body).json().path("last_test").isNull()).isFalse();
        body.put("deployment", "cloud");
        assertThat(admin.put("/api/connections/" + id, body).json().path("last_test").isNull()).isTrue();
        assertThat(admin.post("/api/connections/" + id + "/test").json().path("ok").asBoolean()).as("the secret is still there").isTrue();
    }

    @Test
    void projects_and_fields_are_lists() {
        String id = made(jira.baseUri().toString(), jira.email(), jira.token());
        JsonNode projects = admin.get("/api/connections/" + id + "/projects").json();
        assertThat(projects.path("items").findValuesAsText("key")).hasSize(3).isSorted();
        assertThat(projects.path("items").get(0).has("id")).isTrue();
        assertThat(projects.path("items").get(0).has("name")).isTrue();
        assertThat(projects.get("next_cursor").isNull()).isTrue();

        JsonNode fields = admin.get("/api/connections/" + id + "/fields?limit=200").json();
        assertThat(fields.path("items").findValuesAsText("id")).contains("summary", "status");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/connections/" + id + "/fields?limit=7" + cursor).json();
            page.path("items").forEach(item -> seen.add(item.path("id").asText()));
            assertThat(page.has("next_cursor")).as(page.toString()).isTrue();
            cursor = page.path("next_cursor").isNull() ? null : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);
        assertThat(seen).isEqualTo(fields.path("items").findValuesAsText("id"));
    }

    @Test
    void no_secret_reaches_an_answer_or_a_log() throws IOException {
        String secret = "ATATT3x-secret-of-ConnectionTestIT";
        String id = made(jira.baseUri().toString(), jira.email(), secret);
        String said = admin.post("/api/connections/" + id + "/test").text() + admin.get("/api/connections/" + id).text() + admin.get("/api/connections").text()
                + admin.get("/api/connections/" + id + "/projects").text();
        assertThat(said).doesNotContain(secret);
        try (Stream<Path> files = Files.walk(RunningApp.shared().dataDir().resolve("log"))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(secret);
            }
        }
        assertThat(RunningApp.shared().output()).doesNotContain(secret);
    }

    // as web servers do where they hear no HTTP: they say so in HTTP and hang up
    private static void answerPlainly(ServerSocket site) {
        while (!site.isClosed()) {
            try (Socket client = site.accept()) {
                client.getInputStream().read(new byte[16]);
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void assertFails(String id, String code) {
        Api.Answer answer = admin.post("/api/connections/" + id + "/test");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("ok").asBoolean()).as(answer.toString()).isFalse();
        assertThat(answer.json().path("code").asText()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.json().path("message").asText()).isNotEmpty().doesNotContain("??", "Exception");
    }

    private static String made(String baseUrl, String user, String secret) {
        Api.Answer answer = admin.post("/api/connections", body(baseUrl, user, secret));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static Map<String, Object> body(String baseUrl, String user, String secret) {
        Map<String, Object> auth = new TreeMap<>(Map.of("type", "basic", "user", user));
        if (secret != null) {
            auth.put("secret", secret);
        }
        return new TreeMap<>(Map.of("name", "Test of a test", "base_url", baseUrl, "deployment", "auto", "auth", auth));
    }

    /** A server that answers everything alike. */
    private static final class Stub implements AutoCloseable {

        private final HttpServer server;

        Stub(int status, String type, String body, String... header) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", type);
                if (header.length == 2) {
                    exchange.getResponseHeaders().set(header[0], header[1]);
                }
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
