package org.jiraextractor.jira;

/** A project that the account can see. */
public record Project(String id, String key, String name) {
}
