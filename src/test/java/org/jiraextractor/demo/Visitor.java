package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.world.Json;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Somebody who asks a demo site things; {@link #stranger} has no credentials, {@link #impostor} wrong ones. */
final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param body as text, {@code json} parses it */
    record Reply(int status, HttpResponse<byte[]> response) {

        JsonNode json() {
            try {
                return Json.read(response.body());
            } catch (IOException noJson) {
                throw new AssertionError("no JSON: " + text(), noJson);
            }
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String error() {
            return json().path("errorMessages").path(0).asText();
        }
    }

    private final URI base;
    private final String authorization;

    private Visitor(DemoJira jira, String authorization) {
        this.base = jira.baseUri();
        this.authorization = authorization;
    }

    static Visitor account(DemoJira jira) {
        return new Visitor(jira, basic(jira.user() + ":" + jira.secret()));
    }

    static Visitor impostor(DemoJira jira) {
        return new Visitor(jira, basic(jira.user() + ":expired"));
    }

    static Visitor bearer(DemoJira jira, String token) {
        return new Visitor(jira, "Bearer " + token);
    }

    static Visitor stranger(DemoJira jira) {
        return new Visitor(jira, null);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** The body in single quotes instead of double ones, to be readable. */
    Reply post(String path, String json, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : URI.create(base + path)).timeout(Duration.ofSeconds(20));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (IOException cut) {
            throw new java.io.UncheckedIOException(cut);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
