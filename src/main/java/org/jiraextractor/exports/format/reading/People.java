package org.jiraextractor.exports.format.reading;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.words.Words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is who, as far as the issue at hand tells. */
public final class People {

    private static final int DEEPEST = 6;

    private final Map<String, String> names = new HashMap<>();
    private final List<JsonNode> unmet = new ArrayList<>();
    private final Words words;

    People(Words words) {
        this.words = words;
    }

    /** Learns of everybody named in it, once somebody is asked for: most people are named wherever they stand. */
    void meet(JsonNode tree) {
        unmet.add(tree);
    }

    private Map<String, String> names() {
        unmet.forEach(tree -> meet(tree, 0));
        unmet.clear();
        return names;
    }

    private void meet(JsonNode tree, int depth) {
        if (tree == null || !tree.isContainerNode() || depth > DEEPEST) {
            return;
        }
        if (tree.path("displayName").isTextual()) {
            names.put(FieldValue.userId(tree), tree.path("displayName").asText());
        }
        for (JsonNode child : tree) {
            meet(child, depth + 1);
        }
    }

    /** @return null where nobody by that id has been met */
    public String byId(String id) {
        return names().get(id);
    }

    /** A name to show, whatever is known of the person, even that there is none. */
    public String name(JsonNode user) {
        String name = user.path("displayName").asText(null);
        if (name == null) {
            String id = FieldValue.userId(user);
            name = names().getOrDefault(id, id);
        }
        return name.isBlank() ? words.say("format.nobody") : name;
    }
}
