package org.jiraextractor.extraction;

/**
 * An issue that the query matched at the last run and does not match now.
 *
 * @param id     Jira's numeric id
 * @param key    the last one that is known
 * @param reason what asking for it alone told: {@code deleted} (nothing is there for this account), {@code moved} (it is there, and no longer
 *               among those of the query), {@code forbidden, unknown}
 */
public record Gone(String id, String key, String reason) {
}
