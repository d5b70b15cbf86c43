/**
 * The doors of accounts: sign in and out, the first run, who am I, preferences.
 */
package org.jiraextractor.accounts.web;
