/**
 * The doors to exports: the form, the API, the files.
 */
package org.jiraextractor.exports.web;
