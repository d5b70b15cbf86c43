package org.jiraextractor.page;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * Who a session belongs to, as far as pages care. The last three are null where the person has not chosen: then the request decides.
 *
 * @param role      {@code viewer}, {@code editor} or {@code admin}
 * @param sessionId of the session that answers for this request; not a secret
 * @param csrfToken what unsafe requests of this session must show if the cookie is their credential
 */
public record Person(UUID id, String email, String displayName, String role, UUID sessionId, String csrfToken, Locale locale, ZoneId zone, String theme) {
}
