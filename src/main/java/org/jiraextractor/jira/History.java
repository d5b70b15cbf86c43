package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One history as a bulk call gives it: whose, and Jira's raw JSON of it. */
public record History(long issue, ObjectNode raw) {
}
