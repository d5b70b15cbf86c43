package org.jiraextractor.demo;

import java.util.List;

/** An answer that is an error, with Jira's words. */
final class JiraRefusal extends RuntimeException {

    private final int status;
    private final transient List<String> messages;

    JiraRefusal(int status, String... messages) {
        this(status, List.of(messages));
    }

    JiraRefusal(int status, List<String> messages) {
        super(String.join(" ", messages), null, false, false);
        this.status = status;
        this.messages = List.copyOf(messages);
    }

    static JiraRefusal payload() {
        return new JiraRefusal(400, "Invalid request payload. Refer to the REST API documentation and try again.");
    }

    static JiraRefusal noIssue() {
        return new JiraRefusal(404, "Issue does not exist or you do not have permission to see it.");
    }

    Answer answer() {
        return Answer.errors(status, messages);
    }
}
