/**
 * The console of admins: what they look after, made of verbs of the rooms below.
 */
package org.jiraextractor.admin;
