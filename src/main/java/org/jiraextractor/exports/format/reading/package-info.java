/**
 * What the formats that people read have in common: where the page of an issue is, what a field says in words, who is who, which files stand beside it.
 */
package org.jiraextractor.exports.format.reading;
