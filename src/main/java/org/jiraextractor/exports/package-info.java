/**
 * Exports: what is asked for, how it is made from an extraction, what it leaves.
 */
package org.jiraextractor.exports;
