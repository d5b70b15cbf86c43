package org.jiraextractor.jira;

import java.util.Locale;

/** Which Jira it is; {@link #AUTO} asks the site. */
public enum Deployment {
    AUTO, CLOUD, SERVER;

    /** As it stands in the API: {@code cloud}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
