package org.jiraextractor.accounts;

import java.time.Instant;
import java.util.UUID;

/** A token as its person sees it. @param prefix its first characters, to recognise it by; the rest was shown once */
public record TokenView(UUID id, String name, TokenScope scope, String prefix, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {
}
