package org.jiraextractor.config;

import java.util.List;

/** Some variables are wrong. The message has a line for each: its name, what is wrong with it, what is allowed. Never a secret's value. */
public final class WrongSettings extends RuntimeException {

    private final transient List<String> problems;

    WrongSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** A line for each wrong variable, beginning with its full name. */
    public List<String> problems() {
        return problems;
    }
}
