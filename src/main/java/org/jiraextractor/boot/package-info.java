/**
 * What the container needs to start: the JAX-RS application, the data source and its migrations, who is signed in, the clock, executors, health.
 */
package org.jiraextractor.boot;
