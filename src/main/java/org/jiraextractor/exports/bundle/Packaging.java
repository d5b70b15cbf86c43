package org.jiraextractor.exports.bundle;

import java.util.Locale;

/** As one ZIP, or as a folder of single objects. */
public enum Packaging {
    ZIP, DIRECTORY;

    /** As in {@code packaging} of a request: {@code zip}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
