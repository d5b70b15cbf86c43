package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Optional;

/** Who may read a comment of a service desk, as either edition says it: Cloud in the comment's {@code jsdPublic}, Data Center in its property {@code sd.public.comment}. */
public final class Audience {

    private static final String PROPERTY = "sd.public.comment";

    private Audience() {
    }

    /** Whether customers may not read it; empty where Jira does not say, as it does not outside of service desks. */
    public static Optional<Boolean> internal(JsonNode comment) {
        JsonNode open = comment.path("jsdPublic");
        if (open.isBoolean()) {
            return Optional.of(!open.booleanValue());
        }
        for (JsonNode property : comment.path("properties")) {
            JsonNode internal = property.path("value").path("internal");
            if (property.path("key").asText("").equals(PROPERTY) && internal.isBoolean()) {
                return Optional.of(internal.booleanValue());
            }
        }
        return Optional.empty();
    }

    /** Whether Jira says that customers may not read it. */
    public static boolean isInternal(JsonNode comment) {
        return internal(comment).orElse(false);
    }
}
