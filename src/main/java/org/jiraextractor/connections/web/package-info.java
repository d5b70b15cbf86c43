/**
 * The doors of connections: their API and their pages.
 */
package org.jiraextractor.connections.web;
