package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.accounts.Sharing;

import java.util.UUID;

/** A job to be queued. Connection, directory, schedule and source may be null. */
public record NewJob(String kind, String name, UUID connectionId, UUID directoryId, UUID scheduleId, UUID sourceJobId, Sharing sharing, JsonNode request) {

    /** The same in no directory. */
    NewJob unfiled() {
        return new NewJob(kind, name, connectionId, null, scheduleId, sourceJobId, sharing, request);
    }
}
