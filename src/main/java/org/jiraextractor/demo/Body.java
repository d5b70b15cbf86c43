package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A request's body, read strictly: a member that is unknown or of the wrong type refuses all of it. */
record Body(ObjectNode json) {

    static Body of(Request request, Set<String> members) {
        ObjectNode json = request.object();
        if (StreamSupport.stream(((Iterable<String>) json::fieldNames).spliterator(), false).anyMatch(name -> !members.contains(name))) {
            throw JiraRefusal.payload();
        }
        return new Body(json);
    }

    /** @return null where it is absent */
    String text(String name) {
        JsonNode value = member(name, JsonNode::isTextual);
        return value == null ? null : value.textValue();
    }

    Integer number(String name) {
        JsonNode value = member(name, node -> node.isIntegralNumber() && node.canConvertToInt());
        return value == null ? null : value.intValue();
    }

    boolean truth(String name) {
        JsonNode value = member(name, JsonNode::isBoolean);
        return value != null && value.booleanValue();
    }

    /** @return null where it is absent */
    List<String> texts(String name) {
        JsonNode value = member(name, node -> node.isArray() && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isTextual));
        return value == null ? null : StreamSupport.stream(value.spliterator(), false).map(JsonNode::textValue).toList();
    }

    /** How many numbers a list holds. */
    int numbers(String name) {
        JsonNode value = member(name, node -> node.isArray() && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isIntegralNumber));
        return value == null ? 0 : value.size();
    }

    private JsonNode member(String name, Predicate<JsonNode> right) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!right.test(value)) {
            throw JiraRefusal.payload();
        }
        return value;
    }
}
