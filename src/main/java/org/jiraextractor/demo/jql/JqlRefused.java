package org.jiraextractor.demo.jql;

import java.util.List;

/** A query that Jira would not run, and why, in its words. */
public final class JqlRefused extends RuntimeException {

    private final transient List<String> messages;

    JqlRefused(String message) {
        this(List.of(message));
    }

    JqlRefused(List<String> messages) {
        super(String.join(" ", messages), null, false, false);
        this.messages = List.copyOf(messages);
    }

    public List<String> messages() {
        return messages;
    }
}
