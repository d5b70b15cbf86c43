/** The part of JQL that the demo site understands, refused in Jira's own words where it does not. */
package org.jiraextractor.demo.jql;
