package org.jiraextractor.accounts;

import java.util.Locale;

/** What a program may do with a token: safe calls only, or all that its person may, except what only a person may. */
public enum TokenScope {
    READ, WRITE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
