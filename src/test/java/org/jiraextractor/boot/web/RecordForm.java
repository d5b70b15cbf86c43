package org.jiraextractor.boot.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Size;
import org.jiraextractor.support.Described;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what is said of an object against the record that it is written from or read into: names, types, what must be there, bounds. Use it once. */
final class RecordForm {

    /** What a record is to the reader of the document. */
    enum Role { ANSWER, REQUEST, MERGED }

    private final Described described;
    private final Role role;
    private final List<String> faults = new ArrayList<>();

    RecordForm(Described described, Role role) {
        this.described = described;
        this.role = role;
    }

    /** @return what differs, each with its place */
    List<String> differences(JsonNode schema, Class<?> type, String at) {
        object(described.resolved(schema), type, at, Arrays.stream(type.getAnnotations()).anyMatch(annotation -> annotation.annotationType().getSimpleName().startsWith("Sound")));
        return faults;
    }

    /** @param ownRules the record has rules that no annotation of its components tells */
    private void object(JsonNode schema, Class<?> type, String at, boolean ownRules) {
        Set<String> names = Arrays.stream(type.getRecordComponents()).map(RecordForm::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> said = names(schema.path("properties"));
        if (!names.equals(said)) {
            faults.add(at + " has " + names + ", described are " + said);
        }
        if (role != Role.ANSWER && schema.path("additionalProperties").asBoolean(true)) {
            faults.add(at + " refuses unknown fields: additionalProperties is false");
        }
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(component);
            JsonNode property = described.resolved(schema.path("properties").path(name));
            boolean must = role == Role.ANSWER || role == Role.REQUEST && (component.getType().isPrimitive() || has(component, NotNull.class) || has(component, NotBlank.class) || has(component, NotEmpty.class));
            // what must be said and may be null is asked for by the endpoint; no annotation tells it
            if (must != required.contains(name) && !((ownRules || role == Role.REQUEST && nullable(property)) && required.contains(name))) {
                faults.add(at + "." + name + (must ? " must be required" : " may be left out"));
            }
            if (role == Role.REQUEST && !required.contains(name) && !nullable(property)) {
                faults.add(at + "." + name + " may be null");
            }
            if (role == Role.MERGED && nullable(property) == (component.getType().isPrimitive() || has(component, NotNull.class) || has(component, NotBlank.class))) {
                faults.add(at + "." + name + (nullable(property) ? " may not be null" : " may be null"));
            }
            if (!has(component, Null.class)) {
                bounds(property, component, at + "." + name);
                value(property, component.getGenericType(), at + "." + name, ownRules);
            }
        }
    }

    private void value(JsonNode schema, Type type, String at, boolean ownRules) {
        JsonNode plain = schema.has("anyOf") ? described.resolved(schema.path("anyOf").path(0)) : schema;
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        if (plain.has("const") || plain.path("type").asText().equals("null")) {
            return; // one value of them all is more than a type tells
        }
        if (raw.isEnum()) {
            Set<String> words = Arrays.stream(raw.getEnumConstants()).map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
            Set<String> said = new TreeSet<>();
            plain.path("enum").forEach(word -> said.add(word.asText()));
            said.remove("null");
            if (!words.equals(said)) {
                faults.add(at + " is one of " + words + ", described are " + said);
            }
        } else if (raw.isRecord()) {
            expect(plain, "object", at);
            object(plain, raw, at, ownRules);
        } else if (List.class.isAssignableFrom(raw) || Set.class.isAssignableFrom(raw)) {
            expect(plain, "array", at);
            value(described.resolved(plain.path("items")), ((ParameterizedType) type).getActualTypeArguments()[0], at + "[]", ownRules);
        } else if (raw == String.class || raw == URI.class || raw == ZoneId.class || raw == LocalDate.class) {
            if (!plain.has("enum")) {
                expect(plain, "string", at);
            }
        } else if (raw == java.util.UUID.class || raw == Instant.class) {
            expect(plain, "string", at);
            String format = raw == Instant.class ? "date-time" : "uuid";
            if (!plain.path("format").asText().equals(format)) {
                faults.add(at + " has the format " + format);
            }
        } else if (raw == boolean.class || raw == Boolean.class) {
            expect(plain, "boolean", at);
        } else if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            expect(plain, "integer", at);
        } else if (Map.class.isAssignableFrom(raw)) {
            expect(plain, "object", at);
        }
    }

    private void bounds(JsonNode schema, RecordComponent component, String at) {
        boolean list = List.class.isAssignableFrom(component.getType()) || Set.class.isAssignableFrom(component.getType());
        Size size = annotation(component, Size.class);
        if (size != null) {
            bound(schema, list ? "minItems" : "minLength", size.min() == 0 ? null : size.min(), at);
            bound(schema, list ? "maxItems" : "maxLength", size.max(), at);
        }
        if (has(component, Min.class)) {
            bound(schema, "minimum", annotation(component, Min.class).value(), at);
        }
        if (has(component, Max.class)) {
            bound(schema, "maximum", annotation(component, Max.class).value(), at);
        }
    }

    /** What is described may be told more exactly than by an annotation (a pattern gives a least length), never more loosely. */
    private void bound(JsonNode schema, String word, Number bound, String at) {
        if (bound != null && (!schema.has(word) || schema.path(word).bigIntegerValue().compareTo(BigInteger.valueOf(bound.longValue())) != 0)) {
            faults.add(at + " has " + word + " " + bound + ", described is " + schema.path(word));
        }
    }

    private void expect(JsonNode schema, String word, String at) {
        boolean told = schema.path("type").asText().equals(word);
        for (JsonNode each : schema.path("type")) {
            told |= each.asText().equals(word);
        }
        if (!told) {
            faults.add(at + " is of type " + word + ", described is " + schema);
        }
    }

    private static boolean nullable(JsonNode schema) {
        boolean nullable = schema.path("type").asText().equals("null");
        for (String word : List.of("type", "enum", "anyOf")) {
            for (JsonNode each : schema.path(word)) {
                nullable |= each.isNull() || each.asText().equals("null") || each.path("type").asText().equals("null");
            }
        }
        return nullable;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String name(RecordComponent component) {
        JsonProperty said = component.getAccessor().getAnnotation(JsonProperty.class);
        return said != null ? said.value() : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean has(RecordComponent component, Class<? extends Annotation> type) {
        return annotation(component, type) != null;
    }

    private static <A extends Annotation> A annotation(RecordComponent component, Class<A> type) {
        return component.getAccessor().getAnnotation(type);
    }
}
