/**
 * Secrets: sealed at rest, hashed where they only have to be compared, made at random.
 */
package org.jiraextractor.crypto;
