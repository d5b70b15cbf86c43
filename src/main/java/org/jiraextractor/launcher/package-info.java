/**
 * What {@code java -jar launcher.jar} runs: checks that can fail come first and say one line each, then the embedded PostgreSQL if no database is configured, then the server with the
 * application, and the demo if asked for. It stops in the opposite order, the database last.
 */
package org.jiraextractor.launcher;
