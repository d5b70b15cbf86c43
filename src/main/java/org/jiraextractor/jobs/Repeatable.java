package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.UUID;

/**
 * A request that may be made again and again, as its kind of job read it.
 *
 * @param request      with everything said that was left out
 * @param connectionId over which it goes; null for none
 * @param directoryId  in which its jobs are filed; null for none
 */
public record Repeatable(JsonNode request, UUID connectionId, UUID directoryId) {
}
