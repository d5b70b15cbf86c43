/**
 * Our own JSON: how values stand in answers and in the database.
 */
package org.jiraextractor.json;
