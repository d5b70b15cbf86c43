package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the fields of a site are called and hold. */
public final class Fields {

    private static final String SPRINT = "com.pyxis.greenhopper.jira:gh-sprint";

    private final Map<String, JsonNode> byId = new HashMap<>();
    private final Map<String, Long> customNames;
    private final boolean severalSprints;
    private final Map<String, Column> columns = new ConcurrentHashMap<>();

    public Fields(ArrayNode fields) {
        fields.forEach(field -> byId.put(field.path("id").asText(), field));
        customNames = byId.keySet().stream().filter(Fields::isCustom).collect(Collectors.groupingBy(this::plainName, Collectors.counting()));
        severalSprints = byId.keySet().stream().filter(this::isSprint).count() > 1;
    }

    /** Jira lists its fields in no order that it promises. */
    public static List<JsonNode> byId(ArrayNode fields) {
        List<JsonNode> sorted = new ArrayList<>();
        fields.forEach(sorted::add);
        sorted.sort(Comparator.comparing(field -> field.path("id").asText()));
        return sorted;
    }

    public static boolean isCustom(String id) {
        return id.startsWith("customfield_");
    }

    public boolean isSprint(String id) {
        return schema(id).path("custom").asText().equals(SPRINT);
    }

    /** The column of one that has none of its own in Jira's export. Two that share a name, and one that has the name of another column, have their id with it. */
    Column column(String id) {
        return columns.computeIfAbsent(id, this::newColumn);
    }

    private Column newColumn(String id) {
        if (isSprint(id)) {
            return Column.field(Column.SPRINT, severalSprints ? Column.SPRINT + " (" + id + ")" : Column.SPRINT, id);
        }
        return isCustom(id) ? Column.field(Column.CUSTOM, name(id), id) : Column.field(Column.OTHER, name(id, Column::isOwn), id);
    }

    /** {@code Points}, or {@code Points (customfield_10002)} where another custom field has that name too; its id where it has none. */
    public String name(String id) {
        return name(id, name -> customNames.getOrDefault(name, 0L) > 1);
    }

    /** @param taken names that something else has already */
    String name(String id, Predicate<String> taken) {
        String name = plainName(id);
        // a name that looks like another one with its id would be taken for it
        return !name.equals(id) && (taken.test(name) || customNames.getOrDefault(name, 0L) > 1 || name.endsWith(")") && name.contains(" (customfield_")) ? name + " (" + id + ")" : name;
    }

    /** {@code string, number, date, datetime, array, option…}; empty where the site did not tell. */
    public String type(String id) {
        return schema(id).path("type").asText("");
    }

    /** Of an array: what it holds; empty where the site did not tell. */
    public String items(String id) {
        return schema(id).path("items").asText("");
    }

    /** Of a custom field: which kind it is, as {@code com.atlassian.jira.plugin.system.customfieldtypes:textarea}; empty otherwise. */
    public String kind(String id) {
        return schema(id).path("custom").asText("");
    }

    private String plainName(String id) {
        String name = byId.containsKey(id) ? byId.get(id).path("name").asText(id) : id;
        return name.isBlank() ? id : name;
    }

    private JsonNode schema(String id) {
        return byId.containsKey(id) ? byId.get(id).path("schema") : MissingNode.getInstance();
    }
}
