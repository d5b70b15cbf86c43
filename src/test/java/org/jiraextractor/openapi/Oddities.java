package org.jiraextractor.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that nobody means, and what becomes of a body when one of them stands where another was. */
final class Oddities {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    /** Texts that have hurt somebody somewhere. */
    private static final List<String> TEXTS = List.of("", " ", "\u0000", "a\u0000b", "\ud800", "\udc00x", "\uffff", "\u202egnp.exe", "\ufeff", "👩‍👩‍👧‍👦", "Z̴̡͚a̷l̵g̸o", "١٢٣", "ﬀ", "İ", "ß", "\r\nSet-Cookie: a=b", "\t",
            "\u001b[31m", "\u007f", "' or 1=1 --", "%s%n%d", "${jndi:ldap://x/y}", "#{7*7}", "${7*7}", "[[${7*7}]]", "{0}", "{", "}", "<script>alert(1)</script>", "../../etc/passwd", "..\\..\\x", "=1+1", "null", "true",
            "NaN", "-0", "1e400", "0x10", "1970-01-01", "+1000000000-12-31T23:59:59Z", "0000-00-00T00:00:00Z", "2026-13-45T25:61:61Z", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1",
            "ZZZZZZZZ-0000-0000-0000-000000000000", "{\"a\":1}", "\\", "\"", "`", "http://169.254.169.254/", "file:///etc/passwd", "a@b", "@", "*", "%", "_", "!", "(((((((((((((((", "a".repeat(3_000));

    /** As they stand in JSON; a parser decides what they are. */
    private static final List<String> NUMBERS = List.of("0", "-0", "-1", "1.5", "1.0", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999999999999999", "1e10", "1e99", "1e-99", "1E+2", "0.1");

    private final Random random;

    Oddities(Random random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    JsonNode value() {
        return switch (random.nextInt(9)) {
            case 0 -> MAKE.nullNode();
            case 1 -> MAKE.booleanNode(random.nextBoolean());
            case 2, 3 -> number();
            case 4 -> MAKE.arrayNode().add(number()).add(text());
            case 5 -> MAKE.objectNode().put(text(), text());
            case 6 -> random.nextBoolean() ? MAKE.arrayNode() : MAKE.objectNode();
            default -> MAKE.textNode(text());
        };
    }

    private JsonNode number() {
        String literal = one(NUMBERS);
        return literal.matches("-?[0-9]+") ? MAKE.numberNode(new BigInteger(literal)) : MAKE.numberNode(new BigDecimal(literal));
    }

    /** One thing of it is another, gone, or too much. */
    JsonNode spoiled(JsonNode body) {
        JsonNode copy = body.deepCopy();
        List<ObjectNode> objects = new ArrayList<>();
        List<ArrayNode> arrays = new ArrayList<>();
        gather(copy, objects, arrays);
        if (objects.isEmpty() || random.nextInt(40) == 0) {
            return value();
        }
        ObjectNode where = one(objects);
        List<String> names = new ArrayList<>();
        where.fieldNames().forEachRemaining(names::add);
        int kind = random.nextInt(10);
        if (kind == 0 || names.isEmpty()) {
            where.set(one(List.of("colour", "__proto__", "constructor", "class", "id", "Name", "", "a\u0000b", "é", "n".repeat(900), "\ud800")), value());
        } else if (kind <= 2) {
            where.remove(one(names));
        } else if (kind == 3 && !arrays.isEmpty()) {
            ArrayNode list = one(arrays);
            for (int i = 0; i < 1 + random.nextInt(600); i += 1 + random.nextInt(100)) {
                list.add(random.nextBoolean() || list.isEmpty() ? value() : list.get(0).deepCopy());
            }
        } else if (kind == 4) {
            String name = one(names);
            where.set(name, MAKE.arrayNode().add(where.get(name)).add(value()));
        } else {
            where.set(one(names), value());
        }
        return copy;
    }

    private static void gather(JsonNode node, List<ObjectNode> objects, List<ArrayNode> arrays) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        } else if (node instanceof ArrayNode array) {
            arrays.add(array);
        }
        node.forEach(inner -> gather(inner, objects, arrays));
    }

    /** Whether some text of it is one that neither UTF-8 nor the database can keep. */
    static boolean unkeepable(JsonNode node) {
        boolean found = node.isTextual() && unkeepable(node.textValue());
        for (JsonNode inner : node) {
            found |= unkeepable(inner);
        }
        var names = node.fieldNames();
        while (names.hasNext()) {
            found |= unkeepable(names.next());
        }
        return found;
    }

    private static boolean unkeepable(String text) {
        return text.indexOf('\0') >= 0 || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
