package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.demo.Moods;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.Ports;
import org.jiraextractor.support.RunningApp;
import org.jiraextractor.support.TrustedByNobody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong with a site is told of its job in the word and the words for it: some troubles end the job, some may mend and let it wait. */
class SiteTroubleIT {

    /** A trouble, its word, and what becomes of the job. */
    private record Trouble(String code, String status, Consumer<Moods> mood) {
        @Override
        public String toString() {
            return code;
        }
    }

    private static Api admin;
    private static DemoSite site;
    private static final List<String> connections = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
    }

    @AfterAll
    static void stop() {
        site.close();
        connections.forEach(id -> {
            for (JsonNode job : admin.get("/api/jobs?limit=200&connection_id=" + id).json().path("items")) {
                admin.post("/api/jobs/" + job.path("job_id").asText() + "/cancel");
                admin.delete("/api/jobs/" + job.path("job_id").asText());
            }
            admin.delete("/api/connections/" + id);
        });
    }

    static Stream<Trouble> troubles() {
        return Stream.of(new Trouble("bad_credentials", "failed", moods -> moods.revokeToken(true)), new Trouble("login_page", "failed", moods -> moods.loginPages(true)),
                new Trouble("upstream_error", "failed", moods -> moods.failNext("myself", 1_000, Mood.NOT_FOUND)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void a_job_tells_the_word_of_its_trouble(Trouble trouble) {
        trouble.mood.accept(site.jira().moods());
        try {
            JsonNode job = site.await(site.queued(site.request("json")), "failed", "paused", "done");
            told(job, trouble.code, trouble.status);
        } finally {
            site.jira().moods().calm();
        }
    }

    @Test
    void a_query_that_jira_refuses_only_when_the_job_asks_fails_it_in_jiras_words() {
        // at the door nobody answers
        site.jira().moods().failNext("search/jql", 1, Mood.UNAVAILABLE);
        JsonNode job = site.ended(site.queued(site.request("json").put("jql", "project = NOWHERE")));
        told(job, "invalid_jql", "failed");
        assertThat(job.path("error").path("message").asText()).contains("NOWHERE");
    }

    @Test
    void what_is_no_jira_fails_the_job() throws IOException {
        try (Elsewhere elsewhere = new Elsewhere(exchange -> answer(exchange, 200, "text/html", "<html><body>Welcome</body></html>"))) {
            told(site.ended(site.queued(at(elsewhere.url()))), "not_jira", "failed");
        }
    }

    @Test
    void a_captcha_fails_the_job_so_that_nobody_goes_on_guessing() throws IOException {
        try (Elsewhere elsewhere = new Elsewhere(exchange -> {
            exchange.getResponseHeaders().add("X-Seraph-LoginReason", "AUTHENTICATION_DENIED");
            answer(exchange, 403, "text/html", "<html></html>");
        })) {
            told(site.ended(site.queued(at(elsewhere.url()))), "captcha", "failed");
        }
    }

    @Test
    void a_certificate_that_nobody_here_trusts_fails_the_job() throws Exception {
        try (TrustedByNobody server = new TrustedByNobody(folder)) {
            told(site.ended(site.queued(at("https://127.0.0.1:" + server.port()))), "tls_failed", "failed");
        }
    }

    @Tag("full")
    @Test
    void a_host_where_nobody_listens_lets_the_job_wait() throws IOException {
        int closed = Ports.one();
        told(site.await(site.queued(at("http://127.0.0.1:" + closed)), "failed", "paused"), "unreachable_host", "paused");
    }

    private static void told(JsonNode job, String code, String status) {
        assertThat(job.path("error").path("code").asText()).as(job.toString()).isEqualTo(code);
        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo(status);
        assertThat(job.path("error").path("message").asText()).isNotBlank();
        assertThat(job.path("error").path("hint").asText()).isNotBlank();
        assertThat(job.path("paused_reason").asText(null)).isEqualTo(status.equals("paused") ? "breaker" : null);
    }

    private static ObjectNode at(String url) {
        Api.Answer made = admin.post("/api/connections", Map.of("name", "At " + url, "base_url", url, "deployment", "auto", "auth", Map.of("type", "basic", "user", "a", "secret", "b")));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        connections.add(made.json().path("id").asText());
        return site.request("json").put("connection_id", made.json().path("id").asText());
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Some other server than a Jira. */
    private static final class Elsewhere implements AutoCloseable {

        /** Answers whatever it is asked. */
        @FunctionalInterface
        interface Reply {
            void to(HttpExchange exchange) throws IOException;
        }

        private final HttpServer server;

        Elsewhere(Reply reply) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", reply::to);
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
