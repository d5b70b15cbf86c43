package org.jiraextractor.demo;

import com.sun.net.httpserver.HttpExchange;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A Data Center knows a personal access token and a password. Wrong ones are refused at once; after a few wrong passwords it wants to see a person. */
final class ServerDoor implements Door {

    private static final int WRONG_PASSWORDS = 3;
    private static final String REASON = "X-Seraph-LoginReason";

    private final byte[] password;
    private final String bearer;
    private final Moods moods;
    private final Edition edition;
    private final String loginPage;
    private final AtomicInteger wrong = new AtomicInteger();

    ServerDoor(String userAndPassword, String token, Moods moods, Edition edition, String base) {
        this.password = userAndPassword.getBytes(StandardCharsets.UTF_8);
        this.bearer = "Bearer " + token;
        this.moods = moods;
        this.edition = edition;
        this.loginPage = base + "/login.jsp";
    }

    /** From now on passwords are refused until somebody solves a puzzle in a browser, or (false) no more. */
    void demandCaptcha(boolean on) {
        wrong.set(on ? WRONG_PASSWORDS : 0);
    }

    @Override
    public Visitor look(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        boolean files = exchange.getRequestURI().getRawPath().startsWith(edition.contextPath() + "/secure/");
        if (shown == null || moods.revoked()) {
            return new Visitor(false, null);
        } else if (shown.startsWith("Bearer ")) {
            boolean right = shown.equals(bearer);
            return right || files ? new Visitor(right && !(files && edition.filesForPeople()), null) : refused("AUTHENTICATED_FAILED");
        } else if (wrong.get() >= WRONG_PASSWORDS) {
            return refused("AUTHENTICATION_DENIED");
        } else if (CloudDoor.shown(exchange, "Basic ", password)) {
            wrong.set(0);
            return new Visitor(true, null);
        }
        wrong.incrementAndGet();
        return refused("AUTHENTICATED_FAILED");
    }

    private Visitor refused(String reason) {
        boolean denied = reason.equals("AUTHENTICATION_DENIED");
        Answer page = Answer.html(denied ? 403 : 401, "<html><head><title>" + (denied ? "Forbidden (403)" : "Unauthorized (401)")
                + "</title></head><body>Encountered a &quot;<code>" + reason + "</code>&quot; error.</body></html>").with(REASON, reason);
        return new Visitor(false, denied ? page.with("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=" + loginPage)
                : page.with("WWW-Authenticate", "OAuth realm=\"" + loginPage.replace("/login.jsp", "").replace(":", "%3A") + "\""));
    }
}
