package org.jiraextractor.jira;

import java.util.List;

/** What to ask of an issue: Jira's names of fields ({@code *all}, {@code summary}, {@code -comment}), and whether its histories come along. */
public record IssueSelection(List<String> fields, boolean changes) {
}
