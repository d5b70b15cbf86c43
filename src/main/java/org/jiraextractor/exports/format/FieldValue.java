package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One value of a field (of an array: one of its elements), whatever its shape, as a cell. */
public final class FieldValue {

    /** Data Center before 8: {@code …Sprint@7eede03a[id=2,…,name=SP [one], two,goal=<null>,…]}; names may hold commas and brackets. */
    private static final Pattern OLD_SPRINT = Pattern.compile(
            "(?s).*Sprint@[0-9a-f]+\\[.*?\\bname=(.*?)(,(startDate|endDate|completeDate|activatedDate|sequence|goal|autoStartStop|synced|incompleteIssuesDestinationId)=.*|])");

    private static final Set<String> TEXT_TYPES = Set.of("string", "any");

    private final Fields fields;
    private final Moments moments;
    private final Prose prose;

    public FieldValue(Fields fields, Moments moments, Prose prose) {
        this.fields = fields;
        this.moments = moments;
        this.prose = prose;
    }

    /** @param field its id */
    public Cell cell(String field, JsonNode value) {
        if (Prose.isRich(value, fields.kind(field))) {
            return Cell.text(prose.of(value));
        }
        if (value.isTextual()) {
            Matcher old = OLD_SPRINT.matcher(fields.isSprint(field) ? value.asText() : "");
            return old.matches() ? Cell.text(old.group(1)) : TEXT_TYPES.contains(fields.type(field)) ? Cell.of(value) : moments.cell(value);
        }
        return value.isValueNode() ? Cell.of(value) : Cell.text(text(value));
    }

    private String text(JsonNode value) {
        if (value.has("value") && value.path("value").isValueNode()) {
            return value.has("child") ? value.path("value").asText() + " -> " + text(value.path("child")) : value.path("value").asText();
        }
        if (value.has("displayName") || value.has("accountId")) {
            return displayName(value);
        }
        if (value.has("key") && value.has("fields")) {
            return value.path("key").asText();
        }
        // an agreement on service levels has a name too, but the name is not its value
        boolean named = value.path("name").isTextual() && !value.has("completedCycles") && !value.has("ongoingCycle");
        return named ? value.path("name").asText() : RawJson.write(value);
    }

    public static String displayName(JsonNode user) {
        return user.path("displayName").asText(userId(user));
    }

    /** What identifies a person: the account id, on Data Center the name. */
    public static String userId(JsonNode user) {
        return user.path("accountId").asText(user.path("name").asText(user.path("key").asText("")));
    }
}
