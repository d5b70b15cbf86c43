package org.jiraextractor.exports.web;

import org.jiraextractor.jira.Project;

/** A project to pick. @param jql that takes all of it */
public record ProjectChoice(String key, String name, String jql) {

    // always quoted: a key may be a word that JQL keeps for itself
    static ProjectChoice of(Project project) {
        String quoted = project.key().replace("\\", "\\\\").replace("\"", "\\\"");
        return new ProjectChoice(project.key(), project.name(), "project = \"" + quoted + "\" ORDER BY key");
    }
}
