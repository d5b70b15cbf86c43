package org.jiraextractor.jira;

import java.util.List;

/**
 * One page of a search for ids.
 *
 * @param next what asks for the next page; null after the last. A page may be short or empty and still have a next one
 * @param total how many the site says there are; -1 where it does not say
 */
public record IdPage(List<Found> found, String next, long total) {

    /** An issue's id, and its key where it was asked for. */
    public record Found(long id, String key) {
    }
}
