/** What the demo site holds: projects, people, fields and some 120 issues made up from a seed, kept as the JSON that Jira would send. */
package org.jiraextractor.demo.world;
