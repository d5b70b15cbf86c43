/**
 * The channel of e-mail: SMTP by Jakarta Mail.
 */
package org.jiraextractor.messaging.mail;
