package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a piece of work that came to its end hands back.
 *
 * @param complete null where the kind knows no completeness
 * @param artifact null where there is none
 * @param result   null where there is none
 */
public record Outcome(Boolean complete, Artifact artifact, JsonNode result) {
}
