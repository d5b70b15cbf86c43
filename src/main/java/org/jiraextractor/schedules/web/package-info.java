/**
 * The doors to schedules: API, list, and the page of one. The form belongs to what is asked for, so it stands with exports.
 */
package org.jiraextractor.schedules.web;
