package org.jiraextractor.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.openapi.Request.Sender;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Described;
import org.jiraextractor.support.Described.Operation;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes wrong requests out of what the document says is right: one thing wrong at a time, sometimes a harmless oddity with it. The same seed makes the same ones. */
final class Wrong {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String JSON = "application/json";

    /** No ids of ours; each is one segment of a path. */
    private static final List<String> NO_IDS = List.of("1", "0", "-1", "null", "undefined", "%7Bid%7D", "%00", "a%00b", "%F0%9F%92%A9", "%C3%28", "%2e%2e", "%5c", "1-1-1-1-1", "0b6f3d9e-58a1-4f6a-9d53-6f1f0f4f7c1",
            "0b6f3d9e-58a1-4f6a-9d53-6f1f0f4f7c11x", "0b6f3d9e58a14f6a9d536f1f0f4f7c11", "00000000-0000-0000-0000-000000000000", "%27%20or%201=1--", "%0d%0aSet-Cookie:%20a=b", "%25s", "x".repeat(3_000), "%3Ba=b", "a%2Fb", "%2F", "%7F", "%0a", "%20", "0b6f3d9e-58a1-4f6a-9d53-6f1f0f4f7c11;a=b",
            "ffffffff-ffff-ffff-ffff-ffffffffffff", "%EF%BC%91", "$%7B7*7%7D");

    private static final List<String> BAD_JSON = List.of("", "{", "}", "[", "{]", "nul", "{\"a\":}", "{\"a\" 1}", "{'a':1}", "{\"a\":1}}", "{\"a\":01}", "{\"a\":NaN}", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "//\n{}",
            "{} {}", "\ufeff{", "<a/>", "a=b&c=d", "--x\r\n", "\u0000", "{\"\\ud800\":1", "{\"a\":\"\\x\"}", "{\"a\":\"\n\"}", "{\"a\":1e99999999999}");

    private static final List<String> OTHER_TYPES = List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonx", "text/json", "image/png", "*/*",
            "application/octet-stream", "application/json-patch+json");

    private static final List<String> RANGES = List.of("bytes=", "bytes=-", "bytes=0-", "bytes=-0", "bytes=5-2", "bytes=0-0,2-3", "bytes=99999999999999999999-", "bytes=-99999999999999999999", "bytes=a-b", "items=0-5", "0-5",
            "bytes=0-99999999999999999999", "bytes=1-1", "bytes = 0-1", "bytes=0x0-0x1", "bytes=\u0661-\u0662", "bytes=" + IntStream.range(0, 400).mapToObj(i -> i + "-" + i).collect(Collectors.joining(",")));

    private final Described described;
    private final Map<String, String> known;
    private final Oddities odd;

    /** @param known the id of a real thing for each path that takes one, by the path up to it */
    Wrong(Described described, Map<String, String> known, Random random) {
        this.described = described;
        this.known = known;
        this.odd = new Oddities(random);
    }

    /** As the document says it: real ids, the example as body, and no more. Sent like this it may do what it is there for. */
    Request right(Operation operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        Sender sender = operation.open() ? Sender.NOBODY : roles(operation).equals(Set.of("admin")) ? Sender.ADMIN : Sender.OWNER;
        Request bare = new Request(operation, "", false, sender, operation.method(), path(operation, id(operation)), headers, null, null);
        return described.body(operation).map(media -> bare.saying(bytes(example(media.path("example").deepCopy()).toString()), JSON)).orElse(bare);
    }

    /** Something wrong with it, or at least odd. */
    Request one(Operation operation) {
        Request right = right(operation);
        boolean body = right.body() != null;
        boolean ids = operation.path().contains("{id}");
        for (;;) {
            Request made = switch (odd.upTo(12)) {
                case 0 -> otherCredential(right);
                case 1 -> otherMethod(right);
                case 2 -> ids ? right.at(path(operation, odd.one(NO_IDS))).with("no id", true) : null;
                case 3 -> ids ? right.at(path(operation, UUID.nameUUIDFromBytes(bytes(odd.text() + odd.upTo(1000))).toString())).with("nobody's id", true) : null;
                case 4, 5 -> oddQuery(right);
                case 6 -> oddHeader(right);
                case 7 -> body ? otherType(right) : oddBody(right);
                case 8 -> body ? badJson(right) : oddQuery(right);
                default -> body ? spoiled(right) : null;
            };
            if (made != null && (made.refused() || harmless(operation))) {
                return made;
            }
        }
    }

    /** What may be done as often as one likes; of all others only that is sent which must be refused. */
    private static boolean harmless(Operation operation) {
        return SAFE.contains(operation.method()) && !operation.path().endsWith("/stream") || operation.method().equals("PATCH") && Set.of("/api/me/preferences", "/api/jobs/{id}").contains(operation.path())
                || Set.of("/api/export/estimate", "/api/connections/{id}/test").contains(operation.path()) || operation.method().equals("POST") && operation.path().equals("/api/connections");
    }

    private Request otherCredential(Request right) {
        if (right.operation().open()) {
            return null;
        }
        boolean unsafe = !SAFE.contains(right.method());
        return switch (odd.upTo(6)) {
            case 0 -> right.from(Sender.NOBODY).with("no credential", true);
            case 1 -> right.from(Sender.DEAD_TOKEN).with("a dead token", true);
            case 2 -> right.from(Sender.NOBODY).header("Authorization", odd.one(List.of("Bearer", "Bearer ", "Basic YTpi", "bearer \"", "Bearer jie_", "Negotiate x", "Bearer " + "x".repeat(4_000), "Bearer a b c"))).with("no such credential", true);
            case 3 -> unsafe ? right.from(Sender.READ_TOKEN).with("a token that reads", true) : null;
            case 4 -> unsafe ? right.from(Sender.COOKIE_ALONE).with("the cookie without its token", true) : null;
            default -> roles(right.operation()).contains("viewer") ? null : right.from(Sender.VIEWER).with("a viewer", true);
        };
    }

    private Request otherMethod(Request right) {
        Set<String> there = described.operations().stream().filter(other -> other.path().equals(right.operation().path())).map(Operation::method).collect(Collectors.toSet());
        String method = odd.one(List.of("PUT", "POST", "PATCH", "DELETE", "GET", "PROPFIND", "FOO"));
        // the path of a file is every path
        return there.contains(method) || right.operation().path().endsWith("{path}") ? null : right.by(method).with("another method", true);
    }

    private Request oddQuery(Request right) {
        List<JsonNode> parameters = described.parameters(right.operation(), "query");
        if (parameters.isEmpty() || odd.upTo(5) == 0) {
            return right.at(right.path() + (right.path().contains("?") ? "&" : "?") + encoded(odd.text()) + "=" + encoded(odd.text())).with("an unknown parameter", false);
        }
        JsonNode parameter = odd.one(parameters);
        String name = parameter.path("name").asText();
        String value = name.equals("cursor") && odd.upTo(2) == 0 ? cursor() : odd.text();
        JsonNode schema = described.resolved(parameter.path("schema"));
        // what is empty or blank is as good as left out; a number stands in a query as text; of a time the document gives the form, the calendar the rest
        boolean number = schema.path("type").asText().equals("integer");
        JsonNode read = number && value.matches("-?[0-9]{1,30}") ? Api.JSON.getNodeFactory().numberNode(new java.math.BigInteger(value)) : Api.JSON.getNodeFactory().textNode(value);
        boolean wrong = !value.isBlank() && !described.faultsOfAnswer(schema, read).isEmpty();
        return right.at(right.path() + "?" + name + "=" + encoded(value)).with("parameter " + name, wrong);
    }

    private String cursor() {
        String plain = odd.one(List.of("1\n", "2\nx", "1\n" + odd.text(), "1\n9223372036854775808", "1\n-1", "1\n2026-01-01T00:00:00Z\nx", "1\n+1000000000-12-31T23:59:59Z\n" + new UUID(0, 0), "1\na\nb\nc\nd", "", "1"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(plain));
    }

    private Request oddHeader(Request right) {
        return switch (odd.upTo(8)) {
            case 0 -> right.header("Accept", odd.one(List.of("image/png", "text/html", "*/*;q=0", "", "///", "a", "application/json;q=abc", "text/event-stream", "application/*"))).with("Accept", false);
            case 1 -> right.header("Accept-Language", odd.one(List.of("fr", "zz-ZZ", "fr;q=2", ";;;", "*", "en-" + "x".repeat(500)))).with("Accept-Language", false);
            case 2 -> right.header("Range", odd.one(RANGES).replaceAll("[^\\x20-\\x7e]", "?")).with("Range", false);
            case 3 -> right.header("If-None-Match", odd.one(List.of("*", "\"\"", "W/\"x\"", ",,,", "\"" + "a".repeat(900)))).with("If-None-Match", false);
            case 4 -> right.header("Last-Event-ID", odd.one(List.of("-1", "x", "99999999999999999999", "1e3", ""))).with("Last-Event-ID", false);
            case 5 -> right.operation().id().equals("requestExport") ? right.header("Idempotency-Key", odd.one(List.of("", " ", "k".repeat(256)))).with("Idempotency-Key", true) : null;
            case 6 -> right.header("Cookie", odd.one(List.of("JIE_SESSION=", "JIE_SESSION=x; JIE_SESSION=y", "=", ";;;", "JIE_LANGUAGE=xx; JIE_ZONE=Nowhere; JIE_THEME=\"", "a=" + "b".repeat(3_000)))).with("Cookie", false);
            default -> right.header(odd.one(List.of("X-Forwarded-For", "X-HTTP-Method-Override", "HX-Request", "Forwarded", "Origin", "Referer", "X-CSRF-Token")), odd.one(List.of("true", "DELETE", "null", "http://evil.example", "127.0.0.1, x")))
                    .with("a header of others", false);
        };
    }

    private Request otherType(Request right) {
        return odd.upTo(5) == 0 ? right.saying(right.body(), null).with("no type", true) : right.saying(right.body(), odd.one(OTHER_TYPES)).with("another type", true);
    }

    private Request badJson(Request right) {
        byte[] bad = switch (odd.upTo(8)) {
            case 0 -> bytes("{\"a\":" + "[".repeat(100_000));
            case 1 -> bytes("[".repeat(70) + "]".repeat(70));
            case 2 -> new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};
            case 3 -> new String(right.body(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 4 -> java.util.Arrays.copyOf(right.body(), right.body().length - 1);
            case 5 -> bytes(new String(right.body(), StandardCharsets.UTF_8) + " ".repeat(1 << 20));
            default -> bytes(odd.one(BAD_JSON));
        };
        return right.saying(bad, JSON).with("no JSON", true);
    }

    private Request spoiled(Request right) {
        try {
            JsonNode spoiled = odd.spoiled(Api.JSON.readTree(right.body()));
            JsonNode schema = described.body(right.operation()).orElseThrow().path("schema");
            boolean wrong = Oddities.unkeepable(spoiled) || !described.faultsOfRequest(schema, spoiled).isEmpty();
            String type = right.method().equals("PATCH") && odd.upTo(2) == 0 ? "application/merge-patch+json" : odd.upTo(4) == 0 ? "Application/JSON; charset=utf-8" : JSON;
            return right.saying(bytes(Api.JSON.writer().with(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(spoiled)), type).with("a spoiled body", wrong);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where no body belongs. */
    private Request oddBody(Request right) {
        return right.saying(bytes(odd.one(List.of("{}", "x", "{\"a\":1}", "\u0000"))), odd.one(List.of(JSON, "text/plain"))).with("a body", false);
    }

    /** With a connection that is there, or all would be refused for that. */
    private JsonNode example(JsonNode example) {
        for (JsonNode object : example.findParents("connection_id")) {
            ((com.fasterxml.jackson.databind.node.ObjectNode) object).put("connection_id", known.get("/api/connections"));
        }
        return example;
    }

    private static Set<String> roles(Operation operation) {
        Set<String> roles = new java.util.HashSet<>();
        operation.node().path("x-roles").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private String id(Operation operation) {
        return operation.path().contains("{id}") ? known.get(operation.path().substring(0, operation.path().indexOf("/{id}"))) : "";
    }

    private String path(Operation operation, String id) {
        String path = operation.path().replace("{id}", id == null ? new UUID(0, 1).toString() : id);
        for (JsonNode parameter : described.parameters(operation, "path")) {
            path = path.replace("{" + parameter.path("name").asText() + "}", parameter.path("example").asText("x"));
        }
        return path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
