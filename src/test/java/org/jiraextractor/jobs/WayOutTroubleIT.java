package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong between here and a site, told of its job: in an application that goes out through a proxy and has little patience. */
@Tag("full")
class WayOutTroubleIT {

    private static final CountDownLatch OVER = new CountDownLatch(1);

    private static HttpServer proxy;
    private static ExecutorService threads;
    private static RunningApp app;
    private static Api admin;

    @BeforeAll
    static void start() throws IOException {
        threads = Executors.newCachedThreadPool();
        proxy = proxy(0);
        app = RunningApp.ofItsOwn(Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.getAddress().getPort(), "JIRA_TIMEOUT", "1", "JIRA_TRIES", "2"));
        admin = app.admin();
    }

    @AfterAll
    static void stop() {
        OVER.countDown();
        if (app != null) {
            app.close();
        }
        proxy.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer proxy(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", WayOutTroubleIT::answer);
        server.setExecutor(threads);
        server.start();
        return server;
    }

    /** One site never answers, to the others nobody is let through. */
    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getHost().equals("silent.example")) {
                OVER.await();
            } else {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"office\"");
                exchange.sendResponseHeaders(407, -1);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_site_that_says_nothing_lets_the_job_wait() {
        told(exported("http://silent.example"), "upstream_timeout", "paused");
    }

    @Test
    void a_proxy_that_wants_to_know_who_asks_fails_the_job() {
        told(exported("http://jira.example"), "proxy_failed", "failed");
    }

    @Test
    void a_proxy_that_is_away_lets_the_job_wait() throws IOException {
        int port = proxy.getAddress().getPort();
        proxy.stop(0);
        try {
            told(exported("http://elsewhere.example"), "proxy_failed", "paused");
        } finally {
            proxy = proxy(port);
        }
    }

    private static JsonNode exported(String site) {
        Api.Answer connection = admin.post("/api/connections", Map.of("name", "At " + site, "base_url", site, "deployment", "auto", "auth", Map.of("type", "basic", "user", "a", "secret", "b")));
        assertThat(connection.status()).as(connection.toString()).isEqualTo(201);
        Api.Answer job = admin.post("/api/export", Map.of("connection_id", connection.json().path("id").asText(), "jql", "project = A", "formats", List.of("json")));
        assertThat(job.status()).as(job.toString()).isEqualTo(202);
        String path = "/api/jobs/" + job.json().path("job_id").asText();
        return Awaitility.await(path).atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(100))
                .until(() -> admin.get(path).json(), now -> Set.of("failed", "paused", "done").contains(now.path("status").asText()));
    }

    private static void told(JsonNode job, String code, String status) {
        assertThat(job.path("error").path("code").asText()).as(job.toString()).isEqualTo(code);
        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo(status);
        assertThat(job.path("error").path("message").asText()).contains(".example");
        assertThat(job.path("error").path("hint").asText()).isNotBlank();
        assertThat(job.path("paused_reason").asText(null)).isEqualTo(status.equals("paused") ? "breaker" : null);
    }
}
