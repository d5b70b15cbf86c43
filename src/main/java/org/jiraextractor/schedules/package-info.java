/**
 * Schedules: requests that are made again and again, in the rhythm of a cron expression. Knows nothing of what a request means; its kind of job does.
 */
package org.jiraextractor.schedules;
