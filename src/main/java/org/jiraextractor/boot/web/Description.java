package org.jiraextractor.boot.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.jiraextractor.json.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The description of our own API (OpenAPI 3.1), put together from {@code openapi/openapi.yaml} and the parts that it names, each with {@code paths} and {@code schemas} of its own.
 * Kept by hand so that it reads well; a test holds it against the resources and their records.
 */
@ApplicationScoped
public class Description {

    private static final String PARTS = "x-parts";

    private volatile Map<String, Object> whole;

    /** The document; shared, not to be changed. */
    Map<String, Object> whole() {
        if (whole == null) {
            whole = assemble();
        }
        return whole;
    }

    byte[] json() {
        return Json.write(whole()).getBytes(StandardCharsets.UTF_8);
    }

    byte[] yaml() {
        return Yaml.write(whole()).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> assemble() {
        Map<String, Object> document = part("openapi");
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = object(object(document, "components"), "schemas");
        for (Object name : (List<?>) document.remove(PARTS)) {
            Map<String, Object> part = part((String) name);
            add(object(part, "paths"), paths, name);
            add(object(part, "schemas"), schemas, name);
        }
        document.put("paths", paths);
        return document;
    }

    /** What two parts describe would be described by one of them only. */
    private static void add(Map<String, Object> more, Map<String, Object> all, Object part) {
        more.forEach((name, value) -> {
            if (all.putIfAbsent(name, value) != null) {
                throw new IllegalStateException("openapi/" + part + ".yaml describes " + name + " a second time");
            }
        });
    }

    private static Map<String, Object> part(String name) {
        String file = "/openapi/" + name + ".yaml";
        try (InputStream in = Description.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return Yaml.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.getOrDefault(name, Map.of());
    }
}
