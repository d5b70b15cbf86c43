package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/** The objects of an array; whatever else is in it, or in its place, is left out. */
final class JsonObjects {

    private JsonObjects() {
    }

    static List<ObjectNode> of(JsonNode array) {
        List<ObjectNode> objects = new ArrayList<>();
        if (array instanceof ArrayNode items) {
            items.forEach(item -> {
                if (item instanceof ObjectNode object) {
                    objects.add(object);
                }
            });
        }
        return objects;
    }
}
