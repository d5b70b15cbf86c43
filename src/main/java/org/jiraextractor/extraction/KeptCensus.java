package org.jiraextractor.extraction;

import java.time.Instant;

/**
 * The first checkpoint: of whom is asked, and the ids to take.
 *
 * @param source       the site and the account, for the manifest
 * @param idsObject    the object that holds the ids, ascending, one a line, gzip
 * @param fieldsObject the object that holds Jira's list of fields, gzip
 * @param matched      how many issues the JQL matched
 * @param issues       how many of them are taken: fewer when cut by a limit
 * @param startedAt    by the site's own clock where it tells, before the first id was listed
 * @param unlisted     how many more the site said there are than it ever listed
 * @param delta        null where all of them are taken
 */
public record KeptCensus(Source source, String idsObject, String fieldsObject, long matched, long issues, Instant startedAt, long unlisted, KeptDelta delta) {

    KeptCensus with(KeptDelta told) {
        return new KeptCensus(source, idsObject, fieldsObject, matched, issues, startedAt, unlisted, told);
    }

    /** Whether a limit cut the list. */
    public boolean truncated() {
        return issues < matched;
    }
}
