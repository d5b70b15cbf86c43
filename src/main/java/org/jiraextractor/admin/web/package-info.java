/**
 * The doors of the console: people, the outbox, the audit log.
 */
package org.jiraextractor.admin.web;
