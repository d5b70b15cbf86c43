package org.jiraextractor.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Somebody who uses the application by its REST API, as the contract has it. */
final class DemoVisitor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDED = Set.of("done", "failed", "cancelled");
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
    private static final Duration LONGEST_EXPORT = Duration.ofMinutes(15);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST_CALL).build();
    private final URI base;
    private String token = "";

    DemoVisitor(String base) {
        this.base = URI.create(base);
    }

    void logIn(String email, String password) throws IOException, InterruptedException {
        token = call("POST", "/api/auth/login", JSON.createObjectNode().put("email", email).put("password", password)).path("token").asText();
    }

    /** @return the connection's id */
    String connect(String site, String user, String secret) throws IOException, InterruptedException {
        ObjectNode connection = JSON.createObjectNode().put("name", "Demo Jira").put("base_url", site).put("deployment", "auto");
        connection.putObject("auth").put("type", "basic").put("user", user).put("secret", secret);
        return call("POST", "/api/connections", connection).path("id").asText();
    }

    /** @return the job's id */
    String export(String connection) throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("connection_id", connection).put("jql", "project in (ALPHA, BETA, OPS) ORDER BY key").put("name", "demo");
        request.putArray("formats").add("json").add("csv");
        return call("POST", "/api/export", request).path("job_id").asText();
    }

    /** Watches the job until it has ended: by its stream, or by asking again and again where that breaks off. */
    DemoOutcome follow(String job, DemoProgress progress) throws IOException, InterruptedException {
        try {
            watch(job, progress);
        } catch (IOException brokenOff) {
            progress.phase("asking from time to time", 0);
        }
        long end = System.nanoTime() + LONGEST_EXPORT.toNanos();
        while (true) {
            JsonNode now = call("GET", "/api/jobs/" + job, null);
            if (ENDED.contains(now.path("status").asText())) {
                return new DemoOutcome(job, now);
            }
            if (System.nanoTime() > end) {
                throw new IOException("it has not ended after " + LONGEST_EXPORT.toMinutes() + " minutes; see its page " + base + "/jobs/" + job);
            }
            progress.counts(now.path("progress"));
            Thread.sleep(500);
        }
    }

    private void watch(String job, DemoProgress progress) throws IOException, InterruptedException {
        HttpRequest request = request("/api/jobs/" + job + "/stream").header("Accept", "text/event-stream").timeout(LONGEST_EXPORT).build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                return;
            }
            String event = "";
            for (String line = lines.readLine(); line != null && !event.equals("end"); line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    progress.event(event, JSON.readTree(line.substring("data:".length())));
                }
            }
        }
    }

    private JsonNode call(String method, String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).timeout(LONGEST_CALL);
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answers " + response.statusCode() + " " + detail(response.body()));
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).header("User-Agent", "jira-issue-extractor-demo");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String detail(String body) {
        try {
            return JSON.readTree(body).path("detail").asText();
        } catch (IOException notJson) {
            return "";
        }
    }
}
