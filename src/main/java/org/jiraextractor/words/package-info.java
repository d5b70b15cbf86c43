/**
 * Words for people: the message bundles of both languages, and refusals that carry a code word and a sentence from them.
 */
package org.jiraextractor.words;
