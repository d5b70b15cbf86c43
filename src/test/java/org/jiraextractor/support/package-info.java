/** What tests stand on: the application as a process of its own, a client of its API, a browser, a clock to set. */
package org.jiraextractor.support;
