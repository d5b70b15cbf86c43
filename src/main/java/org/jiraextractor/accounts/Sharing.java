package org.jiraextractor.accounts;

import java.util.Locale;

/** What an owner lets others do with a thing: nothing, see it, or also use it (run it, file into it). */
public enum Sharing {
    PRIVATE, READ, USE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
