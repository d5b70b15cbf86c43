package org.jiraextractor.jira;

import java.time.Instant;

/**
 * What a site says about itself to anybody.
 *
 * @param deployment never {@link Deployment#AUTO}
 * @param baseUrl    as the site knows it, for links people follow; may differ from where it was reached
 * @param serverTime the site's own clock, or null where it does not tell
 */
public record SiteInfo(Deployment deployment, String version, String baseUrl, Instant serverTime) {
}
