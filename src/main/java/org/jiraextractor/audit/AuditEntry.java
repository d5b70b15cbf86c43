package org.jiraextractor.audit;

import java.time.Instant;
import java.util.UUID;

/** A line of the log. For the parts see {@link Deed}. @param number counts up; may have gaps */
public record AuditEntry(long number, Instant at, UUID actorId, String actorName, String via, String address, String action, String thingKind, String thingId, String thingName, String detail) {
}
