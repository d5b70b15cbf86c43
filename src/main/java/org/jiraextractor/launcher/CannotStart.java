package org.jiraextractor.launcher;

/** The start ends here. The message is one line for the terminal: what is wrong and what to do about it. */
final class CannotStart extends RuntimeException {

    CannotStart(String line) {
        super(line);
    }

    CannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}
