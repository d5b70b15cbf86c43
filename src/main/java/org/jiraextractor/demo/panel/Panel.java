package org.jiraextractor.demo.panel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.Trouble;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The page of a demo site's moods, on loopback. It changes something only for a form of its own, asked for under its own name: no other site that a browser has open can read its token or use
 * it. Works without scripts. Thread-safe.
 */
public final class Panel implements AutoCloseable {

    private static final int LONGEST_FORM = 4_096;
    private static final int THREADS = 4;
    private static final String FORM_ONLY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final DemoJira jira;
    private final HttpServer server;
    private final ExecutorService threads;
    private final String token = UUID.randomUUID().toString();

    private Panel(DemoJira jira, int port) throws IOException {
        this.jira = jira;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "demo-moods");
            thread.setDaemon(true);
            return thread;
        });
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** @param port 0 for a free one */
    public static Panel open(DemoJira jira, int port) throws IOException {
        return new Panel(jira, port);
    }

    /** Where people open it. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            PanelPage page = new PanelPage(jira, PanelWords.of(exchange.getRequestHeaders().getFirst("Accept-Language")), token);
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            if (!ours(exchange.getRequestHeaders().getFirst("Host"))) {
                send(exchange, 421, "text/html", page.refusal("refused.host"));
            } else if (path.equals("/panel.css") || path.equals("/panel.js")) {
                send(exchange, 200, path.endsWith("css") ? "text/css" : "text/javascript", resource(path));
            } else if (!path.equals("/")) {
                send(exchange, 404, "text/html", page.refusal("refused.unknown"));
            } else if (method.equals("POST")) {
                changed(exchange, page);
            } else if (method.equals("GET") || method.equals("HEAD")) {
                String query = exchange.getRequestURI().getRawQuery();
                send(exchange, 200, "text/html", "counts".equals(query) ? page.counts() : page.whole(said(query, page.words())));
            } else {
                send(exchange, 405, "text/html", page.refusal("refused.method"));
            }
        }
    }

    private boolean ours(String host) {
        int port = server.getAddress().getPort();
        return host != null && (host.equals("127.0.0.1:" + port) || host.equalsIgnoreCase("localhost:" + port));
    }

    private void changed(HttpExchange exchange, PanelPage page) throws IOException {
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        Map<String, String> form = form(new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8));
        boolean ownForm = MessageDigest.isEqual(token.getBytes(StandardCharsets.US_ASCII), form.getOrDefault("token", "").getBytes(StandardCharsets.UTF_8));
        if (!ownForm || origin != null && !ours(origin.replaceFirst("^http://", ""))) {
            send(exchange, 403, "text/html", page.refusal("refused.form"));
            return;
        }
        String mood = form.getOrDefault("mood", "");
        try {
            if (mood.equals("calm")) {
                jira.moods().calm();
                jira.moods().set(Trouble.LATENCY, 0);
                jira.moods().set(Trouble.RATE_LIMIT, 0);
            } else {
                change(Trouble.valueOf(mood), Integer.parseInt(form.getOrDefault("strength", "")));
            }
        } catch (IllegalArgumentException noSuchThing) {
            send(exchange, 400, "text/html", page.refusal("refused.value"));
            return;
        }
        exchange.getResponseHeaders().set("Location", "/?done=" + mood);
        send(exchange, 303, "text/html", "");
    }

    private void change(Trouble trouble, int strength) {
        if (!trouble.strengths().contains(strength)) {
            throw new IllegalArgumentException("no such strength");
        }
        jira.moods().set(trouble, strength);
    }

    /** What the page says after a change, told by its address so that a reload repeats nothing. */
    private String said(String query, PanelWords words) {
        String mood = query != null && query.startsWith("done=") ? query.substring("done=".length()) : "";
        if (mood.equals("calm")) {
            return words.say("done.calm");
        }
        try {
            Trouble trouble = Trouble.valueOf(mood);
            return words.say("done", words.say(trouble.name()), words.strength(trouble, jira.moods().strength(trouble)));
        } catch (IllegalArgumentException nothingDone) {
            return null;
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return "";
        }
    }

    private static String resource(String path) throws IOException {
        try (InputStream in = Panel.class.getResourceAsStream("/demo" + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=UTF-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", FORM_ONLY);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        // not no-referrer: then a browser would send the form with the origin "null"
        exchange.getResponseHeaders().set("Referrer-Policy", "same-origin");
        boolean bodiless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : bytes.length);
        if (!bodiless) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
