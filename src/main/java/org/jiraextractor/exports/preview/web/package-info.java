/**
 * The preview's pages, and the door for frames that show an archive.
 */
package org.jiraextractor.exports.preview.web;
