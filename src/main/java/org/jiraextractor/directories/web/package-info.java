/**
 * The doors of directories: pages and API.
 */
package org.jiraextractor.directories.web;
