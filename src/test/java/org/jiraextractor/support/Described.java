package org.jiraextractor.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What an OpenAPI document says of its operations, and whether values are as it says. */
public final class Described {

    private final JsonNode document;
    private final JsonNode closed;
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final JsonSchemaFactory factory;

    public Described(JsonNode document) {
        this.document = document;
        this.closed = close(document.deepCopy());
        JsonMetaSchema dialect = JsonMetaSchema.builder(OpenApi31.getInstance()).keyword(new NonValidationKeyword("components")).keyword(new NonValidationKeyword("x-read-apart")).build();
        this.factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri()));
    }

    /** One method of one path. */
    public record Operation(String method, String path, JsonNode node) {

        public String id() {
            return node.path("operationId").asText();
        }

        public boolean open() {
            return node.has("security") && node.path("security").isEmpty();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> operations.add(new Operation(method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /** Parameters of an operation, references followed. @param in {@code path}, {@code query} or {@code header} */
    public List<JsonNode> parameters(Operation operation, String in) {
        List<JsonNode> parameters = new ArrayList<>();
        operation.node().path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
        parameters.removeIf(parameter -> !parameter.path("in").asText().equals(in));
        return parameters;
    }

    /** What the operation says of this status, references followed; what it says of all others where it names it not. */
    public JsonNode response(Operation operation, int status) {
        JsonNode responses = operation.node().path("responses");
        return resolved(responses.has(Integer.toString(status)) ? responses.path(Integer.toString(status)) : responses.path("default"));
    }

    public boolean names(Operation operation, int status) {
        return operation.node().path("responses").has(Integer.toString(status));
    }

    /** The body as a program sends it: its media type and what is said of it. */
    public Optional<JsonNode> body(Operation operation) {
        JsonNode content = resolved(operation.node().path("requestBody")).path("content");
        return content.has("application/json") ? Optional.of(content.path("application/json")) : Optional.empty();
    }

    /** The node itself, or what it refers to. */
    public JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        JsonNode target = document.at(node.path("$ref").asText().substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError(node.path("$ref").asText() + " leads nowhere");
        }
        return resolved(target);
    }

    /** What is wrong with a body that is sent. */
    public Set<String> faultsOfRequest(JsonNode schema, JsonNode value) {
        return messages(schema, value, false);
    }

    /** What is wrong with an answer; here a member of which the document says nothing is wrong too. */
    public Set<String> faultsOfAnswer(JsonNode schema, JsonNode value) {
        return messages(close(schema.deepCopy()), value, true);
    }

    private Set<String> messages(JsonNode schema, JsonNode value, boolean answer) {
        ObjectNode whole = Api.JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", (answer ? closed : document).path("components"));
        JsonSchema known = compiled.computeIfAbsent(Api.JSON.createArrayNode().add(schema).add(answer),
                key -> factory.getSchema(whole, SchemaValidatorsConfig.builder().formatAssertionsEnabled(answer).build()));
        Set<String> messages = new TreeSet<>();
        for (ValidationMessage message : known.validate(value)) {
            messages.add(message.getInstanceLocation() + ": " + message.getMessage());
        }
        return messages;
    }

    private static JsonNode close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject() && !object.has("additionalProperties") && !object.path("type").isMissingNode()) {
            object.put("additionalProperties", false);
        }
        node.forEach(Described::close);
        return node;
    }
}
