package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Histories in one form, whichever call they came from, so that the same history is the same bytes. Embedded ones and those of an issue's
 * own pages have {@code created} as text in the account's zone and null where a side is empty; bulk ones have epoch milliseconds and leave
 * such members out. The form is that of the former: text in the account's zone, nulls written, members in one order.
 */
final class Changes {

    private static final DateTimeFormatter JIRA_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    private static final List<String> AUTHOR = List.of("self", "accountId", "emailAddress", "avatarUrls", "displayName", "active", "timeZone", "accountType");
    private static final List<String> SIDES = List.of("from", "fromString", "to", "toString");

    private record Dated(Instant at, long id, ObjectNode history) {
    }

    private final ZoneId zone;

    Changes(ZoneId zone) {
        this.zone = zone;
    }

    /** Oldest first, then by id, each id once; of two with one id the first. */
    ArrayNode inOrder(Collection<ObjectNode> raw) {
        java.util.Map<String, Dated> byId = new java.util.LinkedHashMap<>();
        raw.forEach(history -> byId.computeIfAbsent(history.path("id").asText(),
                id -> new Dated(instant(history.path("created")), history.path("id").asLong(), oneForm(history))));
        ArrayNode ordered = RawJson.array();
        byId.values().stream().sorted(Comparator.comparing(Dated::at).thenComparingLong(Dated::id)).forEach(dated -> ordered.add(dated.history()));
        return ordered;
    }

    ObjectNode oneForm(ObjectNode raw) {
        ObjectNode form = RawJson.object();
        form.put("id", raw.path("id").asText());
        form.set("created", created(raw.path("created")));
        form.set("author", raw.path("author").isObject() ? members((ObjectNode) raw.path("author"), AUTHOR) : null);
        ArrayNode items = form.putArray("items");
        raw.path("items").forEach(item -> items.add(item instanceof ObjectNode change ? item(change) : item));
        return form;
    }

    private static ObjectNode item(ObjectNode raw) {
        ObjectNode withSides = raw.deepCopy();
        SIDES.forEach(side -> withSides.set(side, raw.get(side)));
        List<String> first = new ArrayList<>(List.of("field", "fieldtype", "fieldId"));
        first.addAll(SIDES);
        return members(withSides, first);
    }

    /** Those that are there of the first ones in their order, then the others by name. */
    private static ObjectNode members(ObjectNode raw, List<String> first) {
        ObjectNode ordered = RawJson.object();
        first.stream().filter(raw::has).forEach(name -> ordered.set(name, raw.get(name)));
        TreeSet<String> others = new TreeSet<>();
        raw.fieldNames().forEachRemaining(others::add);
        others.stream().filter(name -> !first.contains(name)).forEach(name -> ordered.set(name, raw.get(name)));
        return ordered;
    }

    private JsonNode created(JsonNode raw) {
        Instant at = instant(raw);
        return at.equals(Instant.EPOCH) ? raw : RawJson.object().textNode(JIRA_TIME.format(at.atZone(zone)));
    }

    /** A date that nobody can read sorts first and stays as it is. */
    static Instant instant(JsonNode created) {
        try {
            return created.isNumber() ? Instant.ofEpochMilli(created.asLong()) : OffsetDateTime.parse(created.asText(), JIRA_TIME).toInstant();
        } catch (DateTimeException strange) {
            return Instant.EPOCH;
        }
    }
}
