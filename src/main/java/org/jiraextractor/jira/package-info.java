/**
 * A Jira site: how it is reached safely, asked politely, and understood, whichever edition it is. The only room that speaks HTTP to Jira.
 */
package org.jiraextractor.jira;
