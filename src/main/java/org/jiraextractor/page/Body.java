package org.jiraextractor.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came with a request, read whole and read strictly: a parameter of resource methods of pages and API alike.
 * <pre>{@code
 * @POST public Response create(Body body) {
 *     NewConnection wanted = body.as(NewConnection.class);
 * }</pre>
 * {@code application/json} and, outside {@code /api}, {@code application/x-www-form-urlencoded} become the same record. Form names are the dotted
 * paths of the JSON ({@code auth.type}), a list is a repeated name, an empty text is null, of a repeated single value the last counts (a hidden
 * {@code false} before a check box). Refusals: {@code unsupported_type}, {@code too_large}, {@code invalid_body}, and {@code unknown_field} or
 * {@code invalid_field} with <em>every</em> wrong field by its path in snake_case.
 */
public final class Body {

    private final JsonNode json;
    private final Map<String, List<String>> form;
    private final Validator validator;
    /** What stands before the names of its fields in refusals: nothing, or {@code request.} */
    private final String prefix;

    private Body(JsonNode json, Map<String, List<String>> form, Validator validator) {
        this(json, form, validator, "");
    }

    private Body(JsonNode json, Map<String, List<String>> form, Validator validator, String prefix) {
        this.json = json;
        this.form = form;
        this.validator = validator;
        this.prefix = prefix;
    }

    /** @param validator checks the constraints of records */
    static Body json(byte[] bytes, Validator validator) {
        try {
            JsonNode tree = bytes.length == 0 ? null : Json.mapper().reader().with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(utf8(bytes));
            if (tree == null || tree.isMissingNode()) {
                throw new Refusal(Code.INVALID_BODY, "problem.body.empty");
            }
            return new Body(tree, null, validator);
        } catch (StreamConstraintsException hurtful) {
            boolean deep = String.valueOf(hurtful.getMessage()).contains("depth");
            throw new Refusal(Code.INVALID_BODY, deep ? "problem.body.too_deep" : "problem.body.too_long_part", Json.DEEPEST).because(hurtful);
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            throw new Refusal(Code.INVALID_BODY, "problem.body.not_json", at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr()).because(broken);
        } catch (IOException | NumberFormatException broken) {
            // the latter of a number whose exponent nobody can count
            throw new Refusal(Code.INVALID_BODY, "problem.body.not_json", 1, 1).because(broken);
        }
    }

    /** The reader of bytes would also guess UTF-16 and UTF-32. A mark that it is UTF-8 does no harm. */
    private static String utf8(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    static Body form(Map<String, List<String>> fields, Validator validator) {
        return new Body(null, fields, validator);
    }

    /** The body as this record, absent fields null, its constraints kept. */
    public <T extends Record> T as(Class<T> type) {
        return read(json == null ? FormTree.of(form, type) : json, type);
    }

    /** RFC 7396: {@code current} with what the body says otherwise; a null in the body sets null. The result keeps the record's constraints. */
    @SuppressWarnings("unchecked")
    public <T extends Record> T over(T current) {
        return (T) read(patched(current), current.getClass());
    }

    /** The same as a body, to be read in parts: {@code current} with what this body says otherwise. */
    public Body onto(Record current) {
        return new Body(patched(current), null, validator, prefix);
    }

    /**
     * One member as a body of its own, for a room that knows what it should be; refusals name its fields with its name before them.
     *
     * @throws Refusal {@code invalid_field} where it is not there, or no object
     */
    public Body part(String name) {
        String path = prefix + name;
        if (json == null) {
            Map<String, List<String>> inner = new LinkedHashMap<>();
            form.forEach((field, values) -> {
                if (field.startsWith(name + ".")) {
                    inner.put(field.substring(name.length() + 1), values);
                }
            });
            return new Body(null, inner, validator, path + ".");
        }
        JsonNode inner = json.path(name);
        if (!inner.isObject()) {
            boolean absent = inner.isMissingNode() || inner.isNull();
            throw wrong(List.of(new Refusal.Field(path, Code.INVALID_FIELD, absent ? "problem.field.required" : "problem.field.object")));
        }
        return new Body(inner, null, validator, path + ".");
    }

    /** All but that member. */
    public Body but(String name) {
        if (json == null) {
            Map<String, List<String>> others = new LinkedHashMap<>(form);
            others.keySet().removeIf(field -> field.startsWith(name + "."));
            return new Body(null, others, validator, prefix);
        }
        return new Body(json instanceof ObjectNode object ? object.deepCopy().without(name) : json, null, validator, prefix);
    }

    /** Of all members only these. */
    public Body only(Set<String> names) {
        if (json == null) {
            Map<String, List<String>> some = new LinkedHashMap<>(form);
            some.keySet().removeIf(field -> !names.contains(field.split("\\.", 2)[0]));
            return new Body(null, some, validator, prefix);
        }
        return new Body(json instanceof ObjectNode object ? object.deepCopy().retain(names) : json, null, validator, prefix);
    }

    /** This, if it says anything of that member, be it null. @throws Refusal {@code invalid_field} where it does not */
    public Body having(String name) {
        if (json == null ? form.containsKey(name) : json.has(name)) {
            return this;
        }
        throw wrong(List.of(new Refusal.Field(prefix + name, Code.INVALID_FIELD, "problem.field.required")));
    }

    /** What is wrong with some fields, told at once: {@code unknown_field} if that is all, else {@code invalid_field}. @param fields one at least */
    public static Refusal wrong(List<Refusal.Field> fields) {
        boolean onlyUnknown = fields.stream().allMatch(field -> field.code() == Code.UNKNOWN_FIELD);
        return new Refusal(onlyUnknown ? Code.UNKNOWN_FIELD : Code.INVALID_FIELD, fields, onlyUnknown ? "problem.body.unknown_fields" : "problem.body.wrong_fields", fields.size());
    }

    /** What a room says of fields of this body, with their names as whoever sent the whole of it knows them. */
    public Refusal within(Refusal refusal) {
        if (prefix.isEmpty() || refusal.fields().isEmpty()) {
            return refusal;
        }
        List<Refusal.Field> fields = refusal.fields().stream().map(field -> new Refusal.Field(prefix + field.name(), field.code(), field.key(), field.args())).toList();
        return new Refusal(refusal.code(), fields, refusal.key(), refusal.args().toArray());
    }

    private ObjectNode patched(Record current) {
        JsonNode patch = json == null ? FormTree.of(form, current.getClass()) : json;
        if (!patch.isObject()) {
            throw new Refusal(Code.INVALID_BODY, "problem.body.not_object");
        }
        return (ObjectNode) merge(Json.mapper().valueToTree(current), (ObjectNode) patch);
    }

    /** The object as it came, for a room that reads it itself (an event of somebody else's shape). */
    public JsonNode tree() {
        return json == null ? FormTree.untyped(form) : json;
    }

    /** What a form's fields said, to show it again; JSON has none. */
    Map<String, List<String>> fields() {
        return form == null ? Map.of() : form;
    }

    private <T extends Record> T read(JsonNode tree, Class<T> type) {
        if (!tree.isObject()) {
            throw new Refusal(Code.INVALID_BODY, "problem.body.not_object");
        }
        return new RecordReader(validator, prefix).read(tree, type);
    }

    private static JsonNode merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode old = target.get(field.getKey());
            if (field.getValue() instanceof ObjectNode inner) {
                target.set(field.getKey(), merge(old instanceof ObjectNode there ? there : target.objectNode(), inner));
            } else {
                // a removed member and a null one are the same record
                target.set(field.getKey(), field.getValue());
            }
        });
        return target;
    }
}
