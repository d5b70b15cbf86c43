package org.jiraextractor.exports.format;

import java.io.IOException;
import java.util.List;

/** Hands that are free, for who has several things to do. */
@FunctionalInterface
public interface Lent {

    /** One of them. */
    @FunctionalInterface
    interface Work {
        void done() throws IOException;
    }

    /**
     * Does them all, in any order and at the same time where there are hands for it; returns when nobody is at work any more.
     *
     * @throws IOException what the first of them threw that did; likewise an unchecked exception
     */
    void all(List<Work> works) throws IOException;
}
