/**
 * Rich text as Jira has it, documents of the Atlassian Document Format and wiki markup, read into one model and written as HTML, Markdown,
 * plain text and wiki markup again. Nothing of it is trusted and nothing of it is lost: what has no form of its own keeps its text and says what it was.
 * Everything is linear in the length of the text, and nesting is bounded.
 */
package org.jiraextractor.richtext;
