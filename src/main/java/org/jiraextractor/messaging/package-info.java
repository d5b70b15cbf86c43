/**
 * Messages to people outside the application: an outbox in the database, a postman who empties it, and the channels that messages leave through.
 */
package org.jiraextractor.messaging;
