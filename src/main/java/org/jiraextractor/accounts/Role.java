package org.jiraextractor.accounts;

import java.util.Locale;

/** What a person may do: a viewer reads what is shared, an editor also starts and owns things, an admin also looks after people and the installation. */
public enum Role {
    VIEWER, EDITOR, ADMIN;

    /** For {@code @RolesAllowed}, which takes constants only. */
    public static final String VIEWERS = "viewer";
    public static final String EDITORS = "editor";
    public static final String ADMINS = "admin";

    /** As it stands in the API and in the database: {@code editor}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role that {@link #word} names. */
    public static Role named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether this role can do all that {@code other} can. */
    public boolean covers(Role other) {
        return compareTo(other) >= 0;
    }
}
