/**
 * One file in the structure of Jira's own XML export (RSS), with what that leaves out in a namespace of ours.
 */
package org.jiraextractor.exports.format.xml;
