/**
 * What becomes of stored exports with time: the sweep that takes away whose time is over and what nobody owns, the move from one store to another, and the re-reading of all of them.
 */
package org.jiraextractor.exports.keeping;
