/**
 * DemoJira: a Jira Cloud site on loopback, with the real one's limits, refusals and moods; for the demo, the tests and the benches.
 * It stands outside the application: nothing here knows the application, nor the application this.
 */
package org.jiraextractor.demo;
