/**
 * What an issue is: records and Jira's raw JSON, plain Java, known to everybody and knowing nobody.
 */
package org.jiraextractor.issues;
