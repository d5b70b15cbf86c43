/**
 * The doors to jobs: API, pages, live streams.
 */
package org.jiraextractor.jobs.web;
