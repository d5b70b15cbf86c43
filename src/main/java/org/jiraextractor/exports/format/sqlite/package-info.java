/**
 * One SQLite database: typed tables, indexes, full-text search, and a view with a column for each custom field.
 */
package org.jiraextractor.exports.format.sqlite;
