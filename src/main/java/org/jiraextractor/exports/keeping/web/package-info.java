/**
 * The doors of the stores as a whole: for admins alone.
 */
package org.jiraextractor.exports.keeping.web;
