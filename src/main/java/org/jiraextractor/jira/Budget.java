package org.jiraextractor.jira;

import java.time.Duration;

/** How the nodes of an installation share what a site bears. Implemented above, where the database is. Thread-safe. */
public interface Budget {

    /** One node that has every site to itself. */
    Budget ALONE = (site, pausedFor) -> new Share(1, Duration.ZERO);

    /**
     * @param part        of the site's rate that is this node's, above 0 and at most 1
     * @param pausedFor how long the site still wants no call of any node; zero where it does not mind
     */
    record Share(double part, Duration pausedFor) {
    }

    /**
     * Says that this node calls a site and hears what is its share now. Called every few seconds while calls go out, never for each of them; what it throws leaves the last share as it is.
     *
     * @param pausedFor how long the site still wants no call of this node; zero where it does not mind
     */
    Share renew(String site, Duration pausedFor);
}
