/**
 * The deployment's settings: the environment, read once, checked at start, every error at once. The only package that the launcher and the application share.
 */
package org.jiraextractor.config;
