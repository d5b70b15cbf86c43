package org.jiraextractor.jira;

import java.time.Instant;

/** How the nodes of an installation share what a site bears. Implemented above, where the database is. Thread-safe. */
public interface Budget {

    /** One node that has every site to itself. */
    Budget ALONE = (site, pausedUntil) -> new Share(1, null);

    /**
     * @param part        of the site's rate that is this node's, above 0 and at most 1
     * @param pausedUntil until when the site told any node to wait; null where none was told
     */
    record Share(double part, Instant pausedUntil) {
    }

    /**
     * Says that this node calls a site and hears what is its share now. Called every few seconds while calls go out, never for each of them; what it throws leaves the last share as it is.
     *
     * @param pausedUntil until when the site told this node to wait; null where it did not
     */
    Share renew(String site, Instant pausedUntil);
}
