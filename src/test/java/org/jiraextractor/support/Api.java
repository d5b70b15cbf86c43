package org.jiraextractor.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Somebody who speaks the REST API: sends JSON, reads JSON, follows no redirect and judges nothing. Immutable. */
public final class Api {

    public static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10)).build();

    private final URI base;
    private final Map<String, String> headers;

    Api(URI base, String token) {
        this(base, token == null ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    private Api(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** @return this person, logged in with a bearer token */
    public Api logIn(String email, String password) {
        Answer answer = post("/api/auth/login", Map.of("email", email, "password", password));
        if (answer.status() != 200) {
            throw new AssertionError("log-in of " + email + " answered " + answer);
        }
        return withToken(answer.json().path("token").asText());
    }

    public Api withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same with a header more, like Cookie, X-CSRF-Token or Idempotency-Key. */
    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer post(String path) {
        return send("POST", path, null, null);
    }

    /** @param body anything that Jackson writes */
    public Answer post(String path, Object body) {
        return send("POST", path, written(body), "application/json");
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, written(body), "application/json");
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, written(body), "application/json");
    }

    /** @param body as it is; null sends none */
    public Answer send(String method, String path, String body, String contentType) {
        return sendBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), contentType);
    }

    /** @param body as it is, which may be no text; null sends none */
    public Answer sendBytes(String method, String path, byte[] body, String contentType) {
        HttpRequest.Builder request = request(path).method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.setHeader("Content-Type", contentType);
        }
        HttpResponse<byte[]> response = sent(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** Streams: the consumer gets the body as it comes. @return the status */
    public int stream(String path, Consumer<InputStream> reader) {
        HttpResponse<InputStream> response = sent(request(path).timeout(Duration.ofMinutes(5)), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            reader.accept(body);
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
        return response.statusCode();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::setHeader);
        return request;
    }

    private static <T> HttpResponse<T> sent(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String written(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The body as JSON; a missing node if there is none, so that {@code path(…)} always works. */
        public JsonNode json() {
            try {
                return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (IOException notJson) {
                throw new AssertionError("no JSON: " + this, notJson);
            }
        }

        /** The first value of a header, or "". */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + header("Content-Type") + " " + (body.length > 2000 ? text().substring(0, 1000) + "…" : text());
        }
    }
}
