package org.jiraextractor.demo;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The site's door: who calls, may they, what do the moods say, which endpoint is it. */
final class Reception {

    private static final System.Logger LOG = System.getLogger(Reception.class.getName());

    private final Routes routes;
    private final Moods moods;
    private final Burst burst;
    private final Runnable before;
    private final byte[] credentials;
    private final Origin origin;

    /** @param before what happens at the site before each call; @param credentials {@code e-mail:token}; null where none are asked for */
    Reception(Origin origin, Routes routes, Moods moods, Burst burst, Runnable before, String credentials) {
        this.origin = origin;
        this.routes = routes;
        this.moods = moods;
        this.burst = burst;
        this.before = before;
        this.credentials = credentials == null ? null : credentials.getBytes(StandardCharsets.UTF_8);
    }

    Origin.Reply reply(HttpExchange exchange, byte[] body) {
        String name = "other";
        Mood mood = null;
        Answer answer;
        try {
            Routes.Found found = routes.find(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
            name = found.route().name();
            origin.waited(moods.latency());
            mood = moods.met(name).orElse(null);
            before.run();
            answer = mood == null || mood.kind() == Mood.Kind.CUT_BODY ? answer(exchange, body, found) : mood.instead();
        } catch (JiraRefusal refused) {
            answer = refused.answer();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        } catch (RuntimeException ours) {
            LOG.log(System.Logger.Level.ERROR, "the demo site failed at " + name, ours);
            answer = Answer.errors(500, java.util.List.of("The demo site failed: " + ours));
        }
        return new Origin.Reply(name, answer, mood);
    }

    private Answer answer(HttpExchange exchange, byte[] body, Routes.Found found) {
        if (credentials != null && moods.showingLoginPages()) {
            return Mood.loginPage();
        }
        String name = found.route().name();
        Burst.Verdict verdict = burst.take(name);
        if (verdict.refused()) {
            moods.troubles().count(Trouble.RATE_LIMIT);
            return with(verdict, (burst.inHtml() ? Mood.TOO_MANY_HTML : Mood.TOO_MANY).instead());
        }
        String agent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("User-Agent")).orElse("");
        if (exchange.getRequestMethod().equals("POST") && agent.contains("Mozilla/")) {
            return Answer.text(403, "XSRF check failed");
        }
        Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), found.parts(),
                Request.query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(), body, known(exchange));
        return with(verdict, found.route().endpoint().answer(request));
    }

    private static Answer with(Burst.Verdict verdict, Answer answer) {
        Answer marked = answer;
        for (Map.Entry<String, String> header : verdict.headers().entrySet()) {
            marked = marked.with(header.getKey(), header.getValue());
        }
        return marked;
    }

    /** Wrong credentials are no refusal: whoever shows them is nobody, and sees what nobody sees. */
    private boolean known(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (credentials == null || shown == null || !shown.regionMatches(true, 0, "Basic ", 0, 6) || moods.revoked()) {
            return false;
        }
        try {
            return MessageDigest.isEqual(Base64.getDecoder().decode(shown.substring(6).strip()), credentials);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
