package org.jiraextractor.accounts;

import org.jiraextractor.page.Person;
import org.jiraextractor.page.Viewer;

import java.util.UUID;

/** What a living session says of its person. */
public record SignedIn(UUID userId, String email, String displayName, Role role, UUID sessionId, String csrfToken, Preferences preferences) {

    /** For {@link Viewer#signIn}. */
    public Person person() {
        return new Person(userId, email, displayName, role.word(), sessionId, csrfToken,
                preferences.language() == null ? null : Viewer.language(preferences.language()).orElse(null),
                preferences.timeZone() == null ? null : Viewer.zone(preferences.timeZone()).orElse(null), preferences.theme());
    }
}
