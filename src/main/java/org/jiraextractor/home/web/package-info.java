/**
 * The first page: what runs, what came out of it, what comes next, how the sites are, and how much room all that takes.
 */
package org.jiraextractor.home.web;
