package org.jiraextractor.bus;

/** A node cannot be one of this installation; its message says why, and what to do. */
public class NodeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NodeRefused(String why) {
        super(why);
    }
}
