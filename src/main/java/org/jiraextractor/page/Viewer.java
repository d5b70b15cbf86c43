package org.jiraextractor.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jiraextractor.words.Words;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Who looks, for the length of a request: nobody until the authentication mechanism calls {@link #signIn}. Language, zone and theme are the
 * person's preference, else what this browser chose before (cookies), else what it asks for.
 */
@RequestScoped
public class Viewer {

    public static final String LANGUAGE_COOKIE = "JIE_LANGUAGE";
    public static final String THEME_COOKIE = "JIE_THEME";
    /** Written by app.js, with a dot for each slash, which not every parser of cookies lets pass. */
    public static final String ZONE_COOKIE = "JIE_ZONE";
    /** Written by theme.js. */
    static final String SCHEME_COOKIE = "JIE_SCHEME";
    public static final List<String> THEMES = List.of("light", "dark", "system");

    private ViewerSnapshot seen;
    private String address;
    private boolean byToken;
    private UUID tokenId;
    private boolean readOnly;

    @Inject
    public Viewer(HttpServletRequest request, Passage passage) {
        Locale locale = cookie(request, LANGUAGE_COOKIE).flatMap(Viewer::language).orElseGet(() -> asked(request));
        ZoneId zone = cookie(request, ZONE_COOKIE).map(value -> value.replace('.', '/')).flatMap(Viewer::zone).orElse(ZoneId.of("UTC"));
        String theme = cookie(request, THEME_COOKIE).filter(THEMES::contains).orElse("system");
        String system = cookie(request, SCHEME_COOKIE).filter(List.of("light", "dark")::contains).orElse("system");
        seen = ViewerSnapshot.anonymous(locale, zone, theme, system, request.getRequestURI(), here(request));
        address = passage.address(request);
    }

    protected Viewer() {
    }

    /** What was sent by a form has no address of its own; its path may have a page, or {@link Page#at} says where that is. */
    private static String here(HttpServletRequest request) {
        return request.getQueryString() == null || !request.getMethod().equals("GET") ? request.getRequestURI() : request.getRequestURI() + "?" + request.getQueryString();
    }

    /**
     * For the authentication mechanism only.
     *
     * @param byCookie whether the credential was the browser's cookie rather than a bearer token
     */
    public void signIn(Person person, boolean byCookie) {
        seen = seen.as(person, byCookie);
    }

    /** For the authentication mechanism only: a program with a token of this person's. @param token its id. @param reads whether it may do nothing else */
    public void signInProgram(Person person, UUID token, boolean reads) {
        seen = seen.as(person, false);
        tokenId = token;
        byToken = true;
        readOnly = reads;
    }

    /** Whether the person signed in themselves, rather than a program with one of their tokens. */
    public boolean inPerson() {
        return signedIn() && !byToken;
    }

    /** Whether only safe calls are allowed. */
    public boolean readOnly() {
        return readOnly;
    }

    /** Where the request comes from, see {@link Passage}. */
    public String address() {
        return address;
    }

    /** All of it as a value that outlives the request. */
    public ViewerSnapshot snapshot() {
        return seen;
    }

    public boolean signedIn() {
        return seen.signedIn();
    }

    public UUID id() {
        return seen.id();
    }

    public String email() {
        return seen.email();
    }

    public String displayName() {
        return seen.displayName();
    }

    /** {@code viewer}, {@code editor}, {@code admin}, or null for nobody. */
    public String role() {
        return seen.role();
    }

    public UUID sessionId() {
        return seen.sessionId();
    }

    /** What this request was let in by and ends with: the session, or the program's token; null for nobody. */
    public UUID credentialId() {
        return byToken ? tokenId : sessionId();
    }

    public boolean byCookie() {
        return seen.byCookie();
    }

    public String csrfToken() {
        return seen.csrfToken();
    }

    public Locale locale() {
        return seen.locale();
    }

    public ZoneId zone() {
        return seen.zone();
    }

    public String theme() {
        return seen.theme();
    }

    /** One of the languages spoken here, by its tag; nothing for another. */
    public static Optional<Locale> language(String tag) {
        return Words.LANGUAGES.stream().filter(spoken -> spoken.getLanguage().equals(tag)).findFirst();
    }

    public static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Locale asked(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), Words.LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException | IndexOutOfBoundsException nonsense) {
            // the latter is the JDK's own answer to "-"
            return Locale.ENGLISH;
        }
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
