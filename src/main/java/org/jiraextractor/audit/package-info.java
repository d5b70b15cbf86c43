/**
 * Who did what to which thing from where: a log that is only added to. Every room may write; admins read.
 */
package org.jiraextractor.audit;
