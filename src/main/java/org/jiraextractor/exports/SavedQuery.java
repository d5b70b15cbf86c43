package org.jiraextractor.exports;

import java.util.UUID;

/** A query that somebody keeps. @param name theirs, or null for one that they only asked lately. @param id null for such a one */
public record SavedQuery(UUID id, UUID connectionId, String name, String jql) {
}
