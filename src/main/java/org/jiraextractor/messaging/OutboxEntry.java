package org.jiraextractor.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message as an admin sees it.
 *
 * @param state  {@code queued}, {@code sent}, {@code dead} (given up), {@code held} (there is no way to send it) or {@code replaced} (by a later one with another link)
 * @param nextAt when it is tried next, null unless queued
 * @param error  what was said at the last attempt, null if nothing went wrong
 * @param link   only of one that is held, for the admin to hand on; null otherwise
 */
public record OutboxEntry(UUID id, long number, String channel, String kind, String recipient, String subject, String state, int attempts, Instant createdAt, Instant nextAt, Instant doneAt, String error, String link) {

    public OutboxEntry withoutLink() {
        return new OutboxEntry(id, number, channel, kind, recipient, subject, state, attempts, createdAt, nextAt, doneAt, error, null);
    }
}
