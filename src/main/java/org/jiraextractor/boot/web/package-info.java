/**
 * The doors that belong to no feature: the application itself and its health.
 */
package org.jiraextractor.boot.web;
