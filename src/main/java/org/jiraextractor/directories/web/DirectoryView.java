package org.jiraextractor.directories.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.directories.Directory;
import org.jiraextractor.directories.DirectoryFacts;
import org.jiraextractor.directories.DirectoryFacts.Step;
import org.jiraextractor.directories.NamePattern;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A directory as the API answers it.
 *
 * @param path                   {@code Team/Alpha}: as much of it as the asker may see
 * @param parentId               null at the top, and where the asker may not see the one above
 * @param jobs                   filed right in it; {@code totalJobs} with all that is below
 * @param bytes                  of the files that those left
 * @param effectiveRetentionDays its own rule, or that of the nearest above that has one; null where only the settings have
 */
public record DirectoryView(UUID id, String name, String path, UUID parentId, Sharing sharing, Integer retentionDays, String namePattern, Integer effectiveRetentionDays, String effectiveNamePattern,
                            Owner owner, long directories, long jobs, long bytes, long totalJobs, long totalBytes, Instant createdAt, Instant updatedAt) {

    /** @param displayName null where they are gone */
    public record Owner(UUID id, String displayName) {
    }

    static DirectoryView of(Actor actor, Directory directory, DirectoryFacts facts, String ownerName) {
        List<Step> seen = facts.path(actor);
        Step keeping = facts.keeping();
        Step naming = facts.naming();
        return new DirectoryView(directory.id(), directory.name(), seen.stream().map(Step::name).collect(Collectors.joining("/")), seen.size() > 1 ? seen.get(seen.size() - 2).id() : null,
                directory.sharing(), directory.retentionDays(), directory.namePattern(), keeping == null ? null : keeping.retentionDays(),
                naming == null ? NamePattern.USUAL.text() : naming.namePattern(), new Owner(directory.ownerId(), ownerName), facts.directories(), facts.jobs(), facts.bytes(), facts.totalJobs(),
                facts.totalBytes(), directory.createdAt(), directory.updatedAt());
    }
}
