package org.jiraextractor.extraction;

import java.util.Locale;

/** What an extraction counts. */
public enum Kind {
    ISSUE, COMMENT, WORKLOG, CHANGE, ATTACHMENT;

    /** As it stands in the manifest's list of missing things: {@code comment}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
