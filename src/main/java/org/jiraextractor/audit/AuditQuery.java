package org.jiraextractor.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * What is looked for; null for anything.
 *
 * @param actor  a part of the name, whatever its case
 * @param action a whole one ({@code token.made}) or its first part ({@code token})
 * @param from   first moment
 * @param to     first moment after
 */
public record AuditQuery(UUID actorId, String actor, String action, Instant from, Instant to) {

    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null);
}
