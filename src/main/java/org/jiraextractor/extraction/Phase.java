package org.jiraextractor.extraction;

import java.util.Locale;

/** What is going on; where some overlap, the one that is furthest behind. */
public enum Phase {
    CENSUS, ISSUES, HISTORIES, ATTACHMENTS;

    /** As it stands in the API: {@code census}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
