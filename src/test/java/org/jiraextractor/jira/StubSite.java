package org.jiraextractor.jira;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers what a test says, path by path, and remembers what it was sent. */
final class StubSite implements AutoCloseable {

    record Seen(String method, String target, Headers headers) {
    }

    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    static final String SERVER_INFO = """
            {"baseUrl": "https://x.example", "version": "1001.0.0", "deploymentType": "Cloud", "serverTime": "2026-11-20T10:11:12.123+0000"}""";
    static final String MYSELF = """
            {"accountId": "1", "displayName": "Camille", "timeZone": "Europe/Paris"}""";

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    StubSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
            exchange.getRequestBody().readAllBytes();
            replies.getOrDefault(String.valueOf(exchange.getRequestURI().getPath()), text(404, "application/json", "{}")).to(exchange);
            exchange.close();
        });
        server.start();
        on("/rest/api/2/serverInfo", json(200, SERVER_INFO));
        on("/rest/api/2/myself", json(200, MYSELF));
        on("/rest/api/3/project/search", json(200, "{\"total\": 3, \"values\": []}"));
    }

    StubSite on(String path, Reply reply) {
        replies.put(path, reply);
        return this;
    }

    static Reply json(int status, String body) {
        return text(status, "application/json;charset=UTF-8", body);
    }

    static Reply html(int status, String body) {
        return text(status, "text/html;charset=UTF-8", body);
    }

    static Reply redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    static Reply text(int status, String type, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int port() {
        return server.getAddress().getPort();
    }

    JiraSite open() {
        return open(uri(), new Outgoing(true, null, null, "JiraIssueExtractor/test"));
    }

    static JiraSite open(URI uri, Outgoing outgoing) {
        return new JiraSites(outgoing, Clock.systemUTC()).open(new SiteAddress(uri, Deployment.AUTO, Credentials.basic("camille@example.com", "s3cr3t")));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
