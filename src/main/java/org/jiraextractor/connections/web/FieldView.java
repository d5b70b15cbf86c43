package org.jiraextractor.connections.web;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A field of a site, as the API answers it. Names are neither unique nor stable across languages; ids are.
 *
 * @param type        of its values, in Jira's words ({@code string}, {@code array}, {@code option}); null where Jira does not tell
 * @param items       of which an {@code array} consists
 * @param clauseNames by which JQL knows it
 */
public record FieldView(String id, String name, boolean custom, String type, String items, List<String> clauseNames) {

    static FieldView of(JsonNode field) {
        List<String> clauses = new ArrayList<>();
        field.path("clauseNames").forEach(name -> clauses.add(name.asText()));
        JsonNode schema = field.path("schema");
        return new FieldView(field.path("id").asText(), field.path("name").asText(), field.path("custom").asBoolean(), schema.path("type").asText(null),
                schema.path("items").asText(null), clauses);
    }
}
