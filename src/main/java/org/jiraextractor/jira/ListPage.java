package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** One page of an issue's comments, worklogs or histories, and how many the site says there are. */
public record ListPage(List<ObjectNode> items, long total) {
}
