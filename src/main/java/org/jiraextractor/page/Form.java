package org.jiraextractor.page;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Refusal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A form as it is shown: what stands in its fields and what was wrong, by dotted names. For {@code shared/field}. Secrets are never shown again. */
public final class Form {

    private final Map<String, List<String>> values;
    private final Map<String, String> errors;
    private final String message;

    private Form(Map<String, List<String>> values, Map<String, String> errors, String message) {
        this.values = values;
        this.errors = errors;
        this.message = message;
    }

    public static Form empty() {
        return new Form(Map.of(), Map.of(), null);
    }

    /** Filled with what is kept: the members of the record, in their JSON names. */
    public static Form of(Record current) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        flatten("", Json.tree(current), values);
        return new Form(values, Map.of(), null);
    }

    /** Filled with what was sent, and why it was refused. */
    public static Form again(Body sent, Refusal refusal, Locale locale) {
        Map<String, String> errors = new LinkedHashMap<>();
        refusal.fields().forEach(field -> errors.merge(field.name(), field.message(locale), (one, other) -> one + " " + other));
        return new Form(sent.fields(), errors, refusal.message(locale));
    }

    /** Filled with what was sent, of which nothing is said yet. */
    public static Form sent(Body sent) {
        return new Form(sent.fields(), Map.of(), null);
    }

    /** The members of the record too, their names with this before them: {@code schedule.}. */
    public Form and(String prefix, Record more) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        Map<String, List<String>> inner = new LinkedHashMap<>();
        flatten("", Json.tree(more), inner);
        inner.forEach((name, value) -> all.put(prefix + name, value));
        return new Form(all, errors, message);
    }

    /** With one field set, as if it stood there. */
    public Form with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, List.of(value));
        return new Form(more, errors, message);
    }

    /** With one field of several values set. */
    public Form with(String name, List<String> all) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, List.copyOf(all));
        return new Form(more, errors, message);
    }

    /** With what is kept in the place of what stood there, as far as it says anything. */
    public Form over(Record kept) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        Map<String, List<String>> said = new LinkedHashMap<>();
        flatten("", Json.tree(kept), said);
        all.putAll(said);
        return new Form(all, errors, message);
    }

    /** The last value of this name, or null. */
    public String value(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** All values of this name, in their order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean checked(String name, String value) {
        List<String> all = values.get(name);
        return all != null && all.contains(value);
    }

    /** What is wrong with this field, or with an item of the list that it is; null if nothing. */
    public String error(String name) {
        String own = errors.get(name);
        return own != null ? own : errors.entrySet().stream().filter(error -> error.getKey().matches(java.util.regex.Pattern.quote(name) + "\\.\\d+")).map(Map.Entry::getValue).findFirst().orElse(null);
    }

    /** What was wrong in all, or null. */
    public String message() {
        return message;
    }

    /** What is wrong with fields that the form did not even show. */
    public List<String> others() {
        return errors.entrySet().stream().filter(error -> !values.containsKey(error.getKey())).map(error -> error.getKey() + ": " + error.getValue()).toList();
    }

    private static void flatten(String path, JsonNode node, Map<String, List<String>> values) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(Names.join(path, field.getKey()), field.getValue(), values));
        } else if (node.isArray()) {
            node.forEach(item -> flatten(path, item, values));
        } else if (!node.isNull()) {
            values.computeIfAbsent(path, any -> new ArrayList<>()).add(node.asText());
        }
    }
}
