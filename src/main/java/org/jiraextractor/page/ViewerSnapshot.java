package org.jiraextractor.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * All that a template may know of who looks and where they are: a value, so a page can be rendered outside a request (a live stream, a mail).
 *
 * @param id       null for somebody who has not signed in, as are name, role, session and csrf token
 * @param byCookie whether the browser's cookie was the credential, so that unsafe requests must show {@code csrfToken}
 * @param theme    {@code light}, {@code dark} or {@code system}
 * @param system   what {@code system} was in this browser when last seen, {@code light} or {@code dark}; {@code system} before that
 * @param path     of the request, {@code /jobs/7}; decides which room of the navigation is marked
 * @param here     the address that a switch of language or theme leads back to: the path, and what was asked for with it
 */
public record ViewerSnapshot(UUID id, String email, String displayName, String role, UUID sessionId, boolean byCookie, String csrfToken,
                             Locale locale, ZoneId zone, String theme, String system, String path, String here) {

    private static final List<String> ROLES = List.of("viewer", "editor", "admin");

    /** On a page that was asked for by its path alone. */
    public ViewerSnapshot(UUID id, String email, String displayName, String role, UUID sessionId, boolean byCookie, String csrfToken, Locale locale, ZoneId zone, String theme, String system, String path) {
        this(id, email, displayName, role, sessionId, byCookie, csrfToken, locale, zone, theme, system, path, path);
    }

    public static ViewerSnapshot anonymous(Locale locale, ZoneId zone, String theme, String path) {
        return anonymous(locale, zone, theme, "system", path, path);
    }

    static ViewerSnapshot anonymous(Locale locale, ZoneId zone, String theme, String system, String path, String here) {
        return new ViewerSnapshot(null, null, null, null, null, false, null, locale, zone, theme, system, path, here);
    }

    public boolean signedIn() {
        return id != null;
    }

    /** The colours to begin with: {@code light}, {@code dark}, or {@code system} where the style sheet has to find out. */
    public String scheme() {
        return "system".equals(theme) ? system : theme;
    }

    /** Whether this person's role covers {@code needed}; nobody's covers anything. */
    public boolean may(String needed) {
        return role != null && ROLES.indexOf(role) >= ROLES.indexOf(needed);
    }

    /** Whether the request is in this room of the navigation: {@code /jobs} holds {@code /jobs/7}. */
    public boolean inside(String room) {
        return "/".equals(room) ? "/".equals(path) : path.equals(room) || path.startsWith(room + "/");
    }

    /** The one or two letters of the person's round badge. */
    public String initials() {
        String[] words = displayName.strip().split("\\s+");
        String last = words.length > 1 ? first(words[words.length - 1]) : "";
        return (first(words[0]) + last).toUpperCase(locale);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }

    ViewerSnapshot as(Person person, boolean cookie) {
        return new ViewerSnapshot(person.id(), person.email(), person.displayName(), person.role(), person.sessionId(), cookie, person.csrfToken(),
                person.locale() == null ? locale : person.locale(), person.zone() == null ? zone : person.zone(),
                person.theme() == null ? theme : person.theme(), system, path, here);
    }
}
