/**
 * {@code html/}: a static site that opens from disk, without a network and, but for search and sorting, without scripts. A page an issue, lists of
 * them, and data files that the lists' script reads a part at a time.
 */
package org.jiraextractor.exports.format.html;
