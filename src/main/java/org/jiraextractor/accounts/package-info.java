/**
 * People: who they are, how they prove it, what they may do.
 */
package org.jiraextractor.accounts;
