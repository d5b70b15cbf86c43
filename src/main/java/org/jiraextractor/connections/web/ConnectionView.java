package org.jiraextractor.connections.web;

import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.connections.Connection;
import org.jiraextractor.connections.LastTest;
import org.jiraextractor.jira.Credentials;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.SiteCheck;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A connection as the API answers it. There is no way to its secret from here. */
public record ConnectionView(UUID id, String name, String baseUrl, Deployment deployment, Auth auth, Sharing sharing, Owner owner, Instant createdAt,
                             Instant updatedAt, Tested lastTest) {

    /** @param secretSet always: a connection without one cannot be saved */
    public record Auth(Credentials.Type type, String user, boolean secretSet) {
    }

    /** @param displayName null where they are gone */
    public record Owner(UUID id, String displayName) {
    }

    /** What a test answers, and when it was. */
    public record Tested(Instant at, boolean ok, String deployment, String version, String account, String accountTimeZone, Long latencyMs, Long projects,
                         String code, String message) {

        static Tested of(LastTest test, Locale locale) {
            return of(test.at(), test.check(), test.message(locale));
        }

        /** Of a test that nobody keeps. */
        static Tested of(SiteCheck check) {
            return of(null, check, check.message());
        }

        private static Tested of(Instant at, SiteCheck check, String message) {
            return new Tested(at, check.ok(), check.deployment(), check.version(), check.account(), check.accountTimeZone(), check.latencyMs(),
                    check.projects(), check.code(), message);
        }
    }

    static ConnectionView of(Connection connection, String ownerName, Locale locale) {
        return new ConnectionView(connection.id(), connection.name(), connection.baseUrl(), connection.deployment(),
                new Auth(connection.authType(), connection.authUser(), true), connection.sharing(), new Owner(connection.ownerId(), ownerName),
                connection.createdAt(), connection.updatedAt(), connection.lastTest() == null ? null : Tested.of(connection.lastTest(), locale));
    }
}
