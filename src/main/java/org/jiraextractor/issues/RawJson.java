package org.jiraextractor.issues;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Jira's JSON read into a tree and written back as it was: members in their order, numbers in their own literal ({@code 1.00} stays {@code
 * 1.00}, {@code 1e2} stays {@code 1e2}), texts with their own escapes ({@code \/} stays {@code \/}); only spaces between values go. Thread-safe.
 */
public final class RawJson {

    /** A rich text field may hold several megabytes; a number never needs more than this, and a long one is an attack. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder().maxStringLength(256 << 20).maxNumberLength(1_000).maxNestingDepth(1_000).build();

    /** Of what a stranger sends, unpacked from far less: no text of Jira's is that long, and no issue has that much. */
    private static final StreamReadConstraints STRICTER = LIMITS.rebuild().maxStringLength(32 << 20).build();
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_NODES = 4_000_000;
    private static final JsonFactory STRANGERS = JsonFactory.builder().streamReadConstraints(STRICTER).disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RawJson() {
    }

    /** A mapper that writes numbers read here faithfully; what it reads itself has Jackson's own. Closing its parsers and generators leaves the stream open. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** A parser for {@link #read(JsonParser)}; the stream stays open when it is closed. */
    public static JsonParser parser(InputStream json) throws IOException {
        return MAPPER.createParser(new Written(json));
    }

    /**
     * As {@link #parser(InputStream)}, for what comes over the network: a value that is larger than any issue is refused before it fills the memory.
     * The refusal is a {@link com.fasterxml.jackson.core.exc.StreamConstraintsException}.
     */
    public static JsonParser strangers(InputStream json) throws IOException {
        return STRANGERS.createParser(new Written(json, MOST_BYTES, MOST_NODES));
    }

    public static ObjectNode object() {
        return NODES.objectNode();
    }

    public static ArrayNode array() {
        return NODES.arrayNode();
    }

    /** @throws JsonParseException where the text is no JSON, goes on after its end, or is cut */
    public static JsonNode read(InputStream json) throws IOException {
        try (JsonParser parser = parser(json)) {
            return whole(parser, origin(parser));
        }
    }

    /** As {@link #read(InputStream)}, of a text at hand; wrong JSON is an {@link UncheckedIOException}. */
    public static JsonNode read(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            return whole(parser, Origin.of(json));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The value that starts at the parser's current token; afterwards the parser stands on that value's last token. */
    public static JsonNode read(JsonParser at) throws IOException {
        return read(at, origin(at));
    }

    private static Origin origin(JsonParser parser) {
        return parser.getInputSource() instanceof Origin origin ? origin : Origin.UNKNOWN;
    }

    private static JsonNode read(JsonParser at, Origin origin) throws IOException {
        origin.begin();
        try {
            return value(at, origin);
        } finally {
            origin.end();
        }
    }

    private static JsonNode value(JsonParser at, Origin origin) throws IOException {
        origin.node();
        return switch (at.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                while (at.nextToken() != JsonToken.END_OBJECT) {
                    String name = at.currentName();
                    at.nextToken();
                    object.set(name, value(at, origin));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (at.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(at, origin));
                }
                yield array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberLiteral(at.getText());
            case VALUE_STRING -> origin.text(at);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new JsonParseException(at, "a value is missing");
        };
    }

    /** One line, no spaces. */
    public static String write(JsonNode tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = MAPPER.createGenerator(text)) {
            write(tree, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** One value as it was read; a mapper by itself would write texts with its own escapes. */
    public static void write(JsonNode tree, JsonGenerator out) throws IOException {
        if (tree instanceof TextLiteral text) {
            out.writeRawValue('"' + text.literal() + '"');
        } else if (tree instanceof ObjectNode object) {
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (tree instanceof ArrayNode array) {
            out.writeStartArray();
            for (JsonNode element : array) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (tree.isNull()) {
            out.writeNull();
        } else {
            tree.serialize(out, null);
        }
    }

    private static JsonNode whole(JsonParser parser, Origin origin) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "the text is empty");
        }
        JsonNode tree = read(parser, origin);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the value");
        }
        return tree;
    }
}
