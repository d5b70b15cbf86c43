package org.jiraextractor.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.validation.Validator;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one tree into one record and collects every fault on the way; use it once. */
final class RecordReader {

    private final Validator validator;
    private final List<Refusal.Field> faults = new ArrayList<>();

    /** What stands before the names of wrong fields. */
    private final String prefix;

    RecordReader(Validator validator, String prefix) {
        this.validator = validator;
        this.prefix = prefix;
    }

    /** @throws Refusal {@code unknown_field} if that is all that is wrong, else {@code invalid_field} */
    <T extends Record> T read(JsonNode tree, Class<T> type) {
        Record value = record(tree, type, "");
        if (value != null) {
            Set<String> told = faults.stream().map(Refusal.Field::name).collect(Collectors.toSet());
            Constraints.check(validator, value).stream().filter(fault -> told.stream().noneMatch(name -> fault.name().equals(name) || fault.name().startsWith(name + ".")))
                    .forEach(faults::add);
        }
        if (!faults.isEmpty()) {
            throw Body.wrong(faults.stream().map(this::named).toList());
        }
        return type.cast(value);
    }

    private Refusal.Field named(Refusal.Field fault) {
        return new Refusal.Field(prefix + fault.name(), fault.code(), fault.key(), fault.args());
    }

    private Record record(JsonNode tree, Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Set<String> known = Arrays.stream(components).map(component -> Names.snake(component.getName())).collect(Collectors.toSet());
        tree.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add(new Refusal.Field(Names.join(path, shown(name)), Code.UNKNOWN_FIELD, "problem.field.unknown"));
            }
        });
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = Names.snake(components[i].getName());
            values[i] = value(tree.get(name), components[i].getGenericType(), Names.join(path, name));
        }
        return build(type, components, values, path);
    }

    private Record build(Class<?> type, RecordComponent[] components, Object[] values, String path) {
        boolean sound = faults.isEmpty();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (Record) constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            // with faults known the constructor only stumbled over the nulls in their place
            if (sound) {
                fault(path.isEmpty() ? "body" : path, "problem.field.invalid");
            }
            return null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " cannot be made", impossible);
        }
    }

    private Object value(JsonNode node, Type type, String path) {
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        if (node == null || node.isNull() || node.isMissingNode()) {
            if (raw.isPrimitive()) {
                fault(path, "problem.field.required");
                return Scalars.zero(raw);
            }
            return null;
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return !raw.isInstance(node) ? fault(path, "problem.field.object") : Scalars.keepable(node) ? node : fault(path, "problem.field.character");
        }
        if (raw.isRecord()) {
            return node.isObject() ? record(node, raw, path) : fault(path, "problem.field.object");
        }
        if (List.class == raw || Set.class == raw) {
            return node instanceof ArrayNode array ? items(array, raw, argument(type, 0), path) : fault(path, "problem.field.list");
        }
        if (Map.class == raw) {
            return node.isObject() ? map(node, argument(type, 1), path) : fault(path, "problem.field.object");
        }
        Scalars.Read read = Scalars.read(node, raw);
        if (read.wrong() == null) {
            return read.value();
        }
        fault(path, read.wrong(), read.args());
        return raw.isPrimitive() ? Scalars.zero(raw) : null;
    }

    private Object items(ArrayNode array, Class<?> raw, Type of, String path) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String at = path + "." + i;
            items.add(array.get(i).isNull() ? fault(at, "problem.field.required") : value(array.get(i), of, at));
        }
        if (raw == Set.class) {
            Set<Object> set = new LinkedHashSet<>(items);
            return set.size() == items.size() ? set : fault(path, "problem.field.twice");
        }
        return items;
    }

    private Map<String, Object> map(JsonNode node, Type of, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            String at = Names.join(path, shown(field.getKey()));
            map.put(field.getKey(), Scalars.broken(field.getKey()) ? fault(at, "problem.field.character") : value(field.getValue(), of, at));
        });
        return map;
    }

    private Object fault(String path, String key, Object... args) {
        faults.add(new Refusal.Field(path, Code.INVALID_FIELD, key, args));
        return null;
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : String.class;
    }

    /** A name that a stranger chose, short enough to be shown. */
    private static String shown(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
