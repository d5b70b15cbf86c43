package org.jiraextractor.extraction;

/**
 * Something that is there, or was when the ids were listed, and could not be had.
 *
 * @param kind   {@link Kind#word}
 * @param issue  the issue's key; null where it was never seen
 * @param id     Jira's id of the thing; null where only their number is known (comments that a list's total counts and its pages do not hold)
 * @param reason {@code deleted, forbidden, not_found, unreadable, size_mismatch, login_page, too_large, truncated_by_site}
 */
public record Missing(String kind, String issue, String id, String reason) {
}
