/**
 * What one node tells the others: words of a few bytes through the database's LISTEN and NOTIFY, heard in the order of their commits. And which nodes there are.
 */
package org.jiraextractor.bus;
