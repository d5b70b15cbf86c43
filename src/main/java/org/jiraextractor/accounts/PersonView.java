package org.jiraextractor.accounts;

import java.util.UUID;

/** A person as the API shows them to themselves. */
public record PersonView(UUID id, String email, String displayName, Role role, Preferences preferences) {
}
