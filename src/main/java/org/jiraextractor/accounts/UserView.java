package org.jiraextractor.accounts;

import java.time.Instant;
import java.util.UUID;

/**
 * A person as an admin sees them.
 *
 * @param state      {@code invited} until they choose a password, then {@code active}, or {@code disabled}
 * @param lastSeenAt null where no session of theirs lives
 */
public record UserView(UUID id, String email, String displayName, Role role, String state, boolean disabled, Instant createdAt, Instant lastSeenAt) {

    /** With a link to hand on, where it could not be mailed; null where it was. */
    public record WithLink(UUID id, String email, String displayName, Role role, String state, boolean disabled, Instant createdAt, Instant lastSeenAt, String link) {
    }

    public WithLink with(String link) {
        return new WithLink(id, email, displayName, role, state, disabled, createdAt, lastSeenAt, link);
    }
}
