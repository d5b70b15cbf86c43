/**
 * The files people take home: each format is written from an {@link org.jiraextractor.extraction.Extracted} into a {@link
 * org.jiraextractor.exports.format.Spool}, without Jira, in constant memory, and byte for byte the same each time.
 */
package org.jiraextractor.exports.format;
