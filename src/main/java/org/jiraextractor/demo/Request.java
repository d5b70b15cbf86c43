package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import org.jiraextractor.demo.world.Json;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asked.
 *
 * @param parts the path's variable parts, in order, decoded
 * @param known whether it showed the account's credentials; whoever shows wrong ones is as unknown as whoever shows none
 */
record Request(String method, String path, List<String> parts, Map<String, List<String>> query, Headers headers, byte[] body, boolean known) {

    static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                query.computeIfAbsent(name, any -> new ArrayList<>()).add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw new JiraRefusal(400, "The request could not be understood.");
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
    }

    /** Comma separated, and repeated: both ways are read. */
    List<String> listed(String name) {
        return query.getOrDefault(name, List.of())
                .stream().flatMap(value -> List.of(value.split(",")).stream()).map(String::strip).filter(value -> !value.isEmpty()).toList();
    }

    int number(String name, int otherwise) {
        return (int) number(name, (long) otherwise);
    }

    long number(String name, long otherwise) {
        String value = parameter(name).orElse("");
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException notOne) {
            throw new JiraRefusal(400, "The value '" + value + "' of the parameter '" + name + "' is not a number.");
        }
    }

    /** The body as a JSON object; anything else is refused as Jira refuses it. */
    ObjectNode object() {
        String type = headers.getFirst("Content-Type");
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new JiraRefusal(415, "Unsupported Media Type");
        }
        try {
            JsonNode tree = Json.read(body);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException noJson) {
            throw new JiraRefusal(400, "There was an error parsing JSON. Check that your request body is valid.");
        }
        throw JiraRefusal.payload();
    }
}
