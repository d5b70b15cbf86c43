package org.jiraextractor.connections;

import jakarta.validation.constraints.NotNull;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jira.Credentials;
import org.jiraextractor.jira.Deployment;

/** What a person says of a site, whether to save it or to save it anew. */
public sealed interface ConnectionDetails permits NewConnection, ChangedConnection {

    String name();

    String baseUrl();

    Deployment deployment();

    Auth auth();

    /** Null is {@link Sharing#PRIVATE}. */
    Sharing sharing();

    /**
     * How the site knows us.
     *
     * @param user   with {@code basic} only
     * @param secret an API token, a password or a personal access token; null keeps the one that is there
     */
    record Auth(@NotNull Credentials.Type type, String user, String secret) {

        /** Never the secret: this ends up in logs and messages. */
        @Override
        public String toString() {
            return type + (user == null ? "" : " " + user) + (secret == null ? "" : " (secret hidden)");
        }
    }
}
