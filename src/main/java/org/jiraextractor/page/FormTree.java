package org.jiraextractor.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A posted form as the JSON that it stands for, guided by the record that will be made of it; what does not fit stays text and is refused there. */
final class FormTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FormTree() {
    }

    static ObjectNode of(Map<String, List<String>> form, Class<?> type) {
        ObjectNode root = NODES.objectNode();
        form.forEach((name, values) -> {
            // our own fields begin with an underscore: the csrf token, the button that was pressed
            if (!name.startsWith("_")) {
                put(root, name.split("\\.", -1), 0, values, type);
            }
        });
        return root;
    }

    static ObjectNode untyped(Map<String, List<String>> form) {
        return of(form, Void.class);
    }

    private static void put(ObjectNode node, String[] path, int at, List<String> values, Type type) {
        Type inner = component(type, path[at]);
        if (at < path.length - 1 && at < 16) {
            ObjectNode child = node.get(path[at]) instanceof ObjectNode there ? there : node.putObject(path[at]);
            put(child, path, at + 1, values, inner);
        } else {
            node.set(path[at], value(values, inner));
        }
    }

    private static JsonNode value(List<String> values, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)) {
            ArrayNode items = NODES.arrayNode();
            values.stream().filter(text -> !text.isBlank()).forEach(text -> items.add(single(text, generic.getActualTypeArguments()[0])));
            return items;
        }
        return single(values.get(values.size() - 1), type);
    }

    private static JsonNode single(String text, Type type) {
        // a tab alone is no blank that somebody left: it is one of several separators to choose from
        if (text.isBlank() && !text.equals("\t")) {
            return NODES.nullNode();
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (text) {
                case "true", "on" -> NODES.booleanNode(true);
                case "false" -> NODES.booleanNode(false);
                default -> NODES.textNode(text);
            };
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            try {
                return NODES.numberNode(Long.parseLong(text.strip()));
            } catch (NumberFormatException none) {
                return NODES.textNode(text);
            }
        }
        return NODES.textNode(text);
    }

    private static Type component(Type type, String name) {
        if (type instanceof Class<?> raw && raw.isRecord()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                if (Names.snake(component.getName()).equals(name)) {
                    return component.getGenericType();
                }
            }
        }
        return null;
    }
}
