package org.jiraextractor.demo;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The site's door: who calls, may they, what do the moods say, which endpoint is it. */
final class Reception {

    private static final System.Logger LOG = System.getLogger(Reception.class.getName());

    private final Routes routes;
    private final Moods moods;
    private final Burst burst;
    private final Runnable before;
    private final Door door;
    private final Origin origin;

    /** @param before what happens at the site before each call */
    Reception(Origin origin, Routes routes, Moods moods, Burst burst, Runnable before, Door door) {
        this.origin = origin;
        this.routes = routes;
        this.moods = moods;
        this.burst = burst;
        this.before = before;
        this.door = door;
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
        if (door.hasLoginPage() && moods.showingLoginPages()) {
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
        Door.Visitor visitor = door.look(exchange);
        if (visitor.refused() != null) {
            return visitor.refused();
        }
        Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), found.parts(),
                Request.query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(), body, visitor.known());
        return with(verdict, found.route().endpoint().answer(request));
    }

    private static Answer with(Burst.Verdict verdict, Answer answer) {
        Answer marked = answer;
        for (Map.Entry<String, String> header : verdict.headers().entrySet()) {
            marked = marked.with(header.getKey(), header.getValue());
        }
        return marked;
    }
}
