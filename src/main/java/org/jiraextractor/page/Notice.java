package org.jiraextractor.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.jiraextractor.words.Words;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What the last form led to, told once by a toast of the page after it; it travels in a cookie as a key of the bundles, so nobody can put words there. */
@RequestScoped
public class Notice {

    static final String COOKIE = "JIE_NOTICE";

    private String key;

    @Inject
    public Notice(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(COOKIE) && Words.of(Locale.ENGLISH).has(cookie.getValue())) {
                    key = cookie.getValue();
                }
            }
        }
    }

    protected Notice() {
    }

    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /** 303 to a page that says these words, without arguments, once: {@code Notice.at("/connections", "connection.saved")}. */
    public static Response at(String path, String key) {
        return Response.seeOther(URI.create(path)).cookie(new NewCookie.Builder(COOKIE).value(key).path("/").maxAge(60).httpOnly(true).sameSite(NewCookie.SameSite.LAX).build()).build();
    }
}
