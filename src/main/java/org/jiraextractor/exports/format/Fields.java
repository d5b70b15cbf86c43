package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the fields of a site are called and hold. */
final class Fields {

    private static final String SPRINT = "com.pyxis.greenhopper.jira:gh-sprint";

    private final Map<String, JsonNode> byId = new HashMap<>();
    private final Map<String, Long> customNames;

    Fields(ArrayNode fields) {
        fields.forEach(field -> byId.put(field.path("id").asText(), field));
        customNames = StreamSupport.stream(fields.spliterator(), false).filter(field -> isCustom(field.path("id").asText()))
                .collect(Collectors.groupingBy(field -> field.path("name").asText(), Collectors.counting()));
    }

    static boolean isCustom(String id) {
        return id.startsWith("customfield_");
    }

    boolean isSprint(String id) {
        return schema(id).path("custom").asText().equals(SPRINT);
    }

    /** {@code Points}, or {@code Points (customfield_10002)} where another custom field has that name too; its id where it has none. */
    String name(String id) {
        String name = byId.containsKey(id) ? byId.get(id).path("name").asText(id) : id;
        return customNames.getOrDefault(name, 0L) > 1 ? name + " (" + id + ")" : name;
    }

    /** {@code string, number, date, datetime, array, option…}; empty where the site did not tell. */
    String type(String id) {
        return schema(id).path("type").asText("");
    }

    private JsonNode schema(String id) {
        return byId.containsKey(id) ? byId.get(id).path("schema") : MissingNode.getInstance();
    }
}
