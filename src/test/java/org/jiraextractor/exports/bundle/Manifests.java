package org.jiraextractor.exports.bundle;

import org.jiraextractor.issues.RawJson;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A manifest to go with the small world. */
final class Manifests {

    private Manifests() {
    }

    static Manifest small(UUID job) {
        return new Manifest(job, "Alpha été", new Manifest.Generator("Jira Issue Extractor", "0.1.0"),
                new Manifest.Source("https://example.atlassian.net", "cloud", "1001.0.0", "acc-ann", null),
                RawJson.read("{\"jql\":\"project = ALPHA\",\"half\":\"\\ud83d\",\"limits\":{\"max_issues\":null}}"),
                Instant.parse("2026-11-20T17:00:00Z"), Instant.parse("2026-11-20T17:00:01.234567Z"), false, false,
                new Manifest.Counts(Manifest.Count.of(3, 3), Manifest.Count.of(3, 3), Manifest.Count.of(1, 1), Manifest.Count.SWITCHED_OFF, Manifest.Count.of(4, 3)),
                Manifest.Rows.of(List.of(new Manifest.Missing("attachment", "ALPHA-1", "10103", "deleted"))), Manifest.Rows.of(List.of("BETA-1")),
                null);
    }
}
