/**
 * Looking into the files of a finished export without unpacking it: a tree, and a part of one file at a time, read from where it lies.
 */
package org.jiraextractor.exports.preview;
