package org.jiraextractor.home.web;

import org.jiraextractor.connections.Connection;
import org.jiraextractor.connections.LastTest;
import org.jiraextractor.jira.PaceNow;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How a site is: what its last test said, and whether it asks this node to wait.
 *
 * @param kind     of the badge, as {@code shared/badge} takes it
 * @param key      of the badge's word
 * @param testedAt null: never, as it is now
 * @param pause    for so long it asked for no call; null where it did not
 */
public record SiteRow(UUID id, String name, String kind, String icon, String key, Instant testedAt, Duration pause) {

    static SiteRow of(Connection site, PaceNow pace) {
        LastTest test = site.lastTest();
        Duration pause = pace == null || pace.pausedFor().toSeconds() < 1 ? null : pace.pausedFor();
        if (test == null) {
            return new SiteRow(site.id(), site.name(), "off", "circle-dashed", "connection.test.never", null, pause);
        }
        return test.check().ok() ? new SiteRow(site.id(), site.name(), "ok", "circle-check", "connection.test.works", test.at(), pause)
                : new SiteRow(site.id(), site.name(), "bad", "alert-circle", "connection.test.fails", test.at(), pause);
    }

    /** What needs somebody comes first. */
    int rank() {
        return kind.equals("bad") ? 0 : pause != null ? 1 : kind.equals("ok") ? 2 : 3;
    }
}
