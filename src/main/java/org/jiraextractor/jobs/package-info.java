/**
 * Jobs: queued, claimed under a lease, run by whoever knows their kind, told as events. Knows nothing of what a job does.
 */
package org.jiraextractor.jobs;
