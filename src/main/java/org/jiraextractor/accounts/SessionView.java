package org.jiraextractor.accounts;

import java.time.Instant;
import java.util.UUID;

/** A session as its person sees it. @param current whether it is the one that asks */
public record SessionView(UUID id, Instant createdAt, Instant lastSeenAt, String address, String userAgent, boolean current) {
}
