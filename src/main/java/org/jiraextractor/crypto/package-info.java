/**
 * Secrets: how they are made, hashed and sealed. Plain Java, no framework.
 */
package org.jiraextractor.crypto;
