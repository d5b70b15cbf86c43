package org.jiraextractor.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One HTTP host on loopback: reads a call whole, lets the moods have their way with it, answers it, and writes it down. */
final class Origin implements AutoCloseable {

    static {
        // read once, when the JDK's server is first used: without the first each answer waits for Nagle; the others end slow senders (seconds)
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", System.getProperty("sun.net.httpserver.maxReqTime", "60"));
        System.setProperty("sun.net.httpserver.maxRspTime", System.getProperty("sun.net.httpserver.maxRspTime", "600"));
    }

    /** Answers a call that is read already, whatever it is. */
    interface Desk {
        Reply reply(HttpExchange exchange, byte[] body);
    }

    /** @param mood null where all goes well */
    record Reply(String endpoint, Answer answer, Mood mood) {
    }

    private static final int LONGEST_BODY = 16 << 20;
    private static final int WAITING_CALLS = 10_000;

    private final Call.Host host;
    private final Clock clock;
    private final CallLog calls;
    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    /** Null where connections are only ever closed. */
    private final Front front;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Has its address from now on, but answers only once {@link #open} is called. */
    Origin(Call.Host host, int port, DemoOptions options, CallLog calls) throws IOException {
        this.host = host;
        this.clock = options.clock();
        this.calls = calls;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), options.resets() ? 0 : port), 0);
            this.front = options.resets() ? front(port) : null;
        } catch (BindException taken) {
            throw new IOException("port " + port + " is in use", taken);
        }
        this.threads = new ThreadPoolExecutor(options.threads(), options.threads(), 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING_CALLS), work -> {
            Thread thread = new Thread(work, "demo-jira-" + host.name().toLowerCase(Locale.ROOT));
            thread.setDaemon(true);
            return thread;
        });
        this.threads.allowCoreThreadTimeOut(true);
    }

    private Front front(int port) throws IOException {
        try {
            return new Front(port, server.getAddress());
        } catch (IOException noPort) {
            server.stop(0);
            throw noPort;
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + (front == null ? server.getAddress().getPort() : front.port()));
    }

    void open(Desk desk) {
        server.createContext("/", exchange -> handle(exchange, desk));
        server.setExecutor(threads);
        server.start();
    }

    /** Stops at once; calls under way are cut. */
    @Override
    public void close() {
        closing.countDown();
        if (front != null) {
            front.close();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange, Desk desk) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
            Reply reply = desk.reply(exchange, body);
            boolean none = reply.answer == null;
            calls.add(new Call(clock.instant(), host, reply.endpoint, exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().containsKey("Authorization"), exchange.getRequestHeaders().containsKey("Cookie"), none ? 0 : reply.answer.status()));
            if (none) {
                sendOddly(exchange, reply.mood);
            } else {
                send(exchange, reply.answer, reply.mood);
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer, Mood mood) throws IOException {
        byte[] body = answer.body();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        if (answer.compressible() && accepted != null && accepted.contains("gzip")) {
            body = gzip(body);
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        boolean cut = mood != null && mood.kind() == Mood.Kind.CUT_BODY;
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, cut ? body.length / 2 : body.length);
        out.flush();
        if (!cut) {
            out.close();
        }
    }

    private void sendOddly(HttpExchange exchange, Mood mood) throws IOException {
        if (mood.kind() == Mood.Kind.ENDLESS) {
            exchange.getResponseHeaders().set("Content-Type", Answer.JSON);
            exchange.sendResponseHeaders(200, 0);
            byte[] more = " ".repeat(8_192).getBytes(StandardCharsets.US_ASCII);
            while (!waited(Duration.ofMillis(5))) {
                exchange.getResponseBody().write(more);
            }
        } else if (mood.kind() == Mood.Kind.RESET) {
            if (front == null) {
                throw new IllegalStateException("this demo site was started without resets");
            }
            front.reset(exchange.getRemoteAddress().getPort());
        } else if (mood.kind() == Mood.Kind.SILENT) {
            waited(Duration.ofMinutes(1));
        }
    }

    /** @return whether the host closed meanwhile */
    boolean waited(Duration time) throws InterruptedIOException {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closed");
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes, 8_192) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
