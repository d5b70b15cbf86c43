package org.jiraextractor.exports.bundle;

import java.io.IOException;

/** What takes one file after the other: a ZIP or a folder. */
@FunctionalInterface
interface Sink {
    BundledFile take(Waiting file) throws IOException;
}
