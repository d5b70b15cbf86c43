/**
 * Saved Jira sites: where they are, who may use them, their sealed credentials, and what their last test said.
 */
package org.jiraextractor.connections;
