/**
 * Makes one thing of many files: a ZIP or a folder in the object store, with its manifest last; and reads single files out of either again.
 */
package org.jiraextractor.exports.bundle;
