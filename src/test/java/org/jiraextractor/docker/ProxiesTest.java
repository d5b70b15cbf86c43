package org.jiraextractor.docker;

import org.awaitility.Awaitility;
import org.jiraextractor.support.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The proxies' configurations in docker/, in the real proxies where they are installed: an event arrives while the stream is open, and Host and Range go through. */
@Timeout(120)
class ProxiesTest {

    private static final long DOWNLOAD = 200L << 20;
    private static ExecutorService workers;

    @TempDir
    Path folder;
    private ServerSocket behind;
    private Semaphore seen;
    private AtomicLong written;
    private Process proxy;
    private int port;

    @BeforeAll
    static void workers() {
        workers = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void end() {
        workers.shutdownNow();
    }

    @BeforeEach
    void serve() throws IOException {
        seen = new Semaphore(0);
        written = new AtomicLong();
        behind = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        workers.submit(() -> {
            while (true) {
                Socket caller = behind.accept();
                workers.submit(() -> {
                    try (caller) {
                        answer(caller);
                    }
                    return null;
                });
            }
        });
        port = Ports.one();
    }

    /** By hand, with bodies that end where the connection does: of those a proxy that collects hands nothing on before its buffer is full. */
    private void answer(Socket caller) throws IOException, InterruptedException {
        BufferedReader request = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        String path = request.readLine().split(" ")[1];
        Map<String, String> headers = new HashMap<>();
        for (String line = request.readLine(); !line.isEmpty(); line = request.readLine()) {
            headers.put(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT), line.substring(line.indexOf(':') + 1).strip());
        }
        OutputStream out = caller.getOutputStream();
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: " + (path.equals("/stream") ? "text/event-stream;charset=UTF-8" : "text/plain") + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        switch (path) {
            case "/stream" -> {
                String word = "one";
                // the next comes only when this one was seen at the other end
                for (String next : List.of("two", "three", "end")) {
                    out.write(("data: " + word + "\n\n").getBytes(StandardCharsets.UTF_8));
                    word = seen.tryAcquire(30, TimeUnit.SECONDS) ? next : "collected";
                }
            }
            case "/download" -> {
                byte[] some = new byte[64 << 10];
                while (written.get() < DOWNLOAD) {
                    out.write(some);
                    written.addAndGet(some.length);
                }
            }
            default -> out.write((headers.get("host") + " " + headers.get("range") + " " + headers.get("x-forwarded-proto")).getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void stop() throws Exception {
        seen.release(10);
        if (proxy != null) {
            proxy.destroy();
            if (!proxy.waitFor(20, TimeUnit.SECONDS)) {
                proxy.destroyForcibly();
            }
        }
        behind.close();
    }

    @Test
    void nginx_hands_events_on_at_once() throws Exception {
        Path program = installed("nginx");
        String server = Files.readString(Path.of("docker/nginx.conf"));
        assertThat(server).contains("proxy_buffering off;", "proxy_read_timeout 6h;", "proxy_set_header Host $host;");
        // $host has no port, which is fine behind 80 and 443
        server = replaced(replaced(server, "server 127.0.0.1:8080;", "server 127.0.0.1:" + behind.getLocalPort() + ";"), "listen 80;", "listen 127.0.0.1:" + port + ";");
        Path conf = Files.writeString(folder.resolve("nginx.conf"), "daemon off; master_process off; pid " + folder + "/nginx.pid; error_log stderr;\nevents {}\nhttp {\naccess_log off;\n"
                + Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi").map(temp -> temp + "_temp_path " + folder + "/" + temp + ";\n").reduce("", String::concat) + server + "\n}\n");
        start(program.toString(), "-c", conf.toString(), "-p", folder.toString());
        eventsArriveAtOnce();
        downloadsAreNotGathered();
        assertThat(echo("extractor.example.org")).isEqualTo("extractor.example.org bytes=0-9 http");
    }

    @Test
    void caddy_hands_events_on_at_once() throws Exception {
        Path program = installed("caddy");
        String site = Files.readString(Path.of("docker/Caddyfile"));
        assertThat(site).contains("flush_interval -1", "read_timeout 6h");
        site = replaced(replaced(site, "reverse_proxy 127.0.0.1:8080", "reverse_proxy 127.0.0.1:" + behind.getLocalPort()), "extractor.example.org {", "http://:" + port + " {");
        Path conf = Files.writeString(folder.resolve("Caddyfile"), "{\n\tadmin off\n\tauto_https off\n}\n" + site);
        start(program.toString(), "run", "--config", conf.toString(), "--adapter", "caddyfile");
        eventsArriveAtOnce();
        downloadsAreNotGathered();
        assertThat(echo("extractor.example.org")).isEqualTo("extractor.example.org bytes=0-9 http");
    }

    /** No Traefik is at hand: what it says is held, at least, and that every name in it leads somewhere. */
    @Test
    @SuppressWarnings("unchecked")
    void traefik_hands_events_on_at_once() throws IOException {
        Map<String, Map<String, Object>> http = ((Map<String, Map<String, Map<String, Object>>>) new Yaml().load(Files.readString(Path.of("docker/traefik.yaml")))).get("http");
        Map<String, Object> router = (Map<String, Object>) http.get("routers").get("extractor");
        assertThat(router).containsEntry("rule", "Host(`extractor.example.org`)");
        // a middleware that collects requests collects answers as well
        assertThat(router).doesNotContainKey("middlewares");
        Map<String, Object> balancer = (Map<String, Object>) ((Map<String, Object>) http.get("services").get(router.get("service"))).get("loadBalancer");
        assertThat((Map<String, Object>) balancer.get("responseForwarding")).containsEntry("flushInterval", "-1ms");
        assertThat(balancer).containsEntry("passHostHeader", true);
        assertThat(http.get("serversTransports")).containsKey((String) balancer.get("serversTransport"));
        assertThat((List<Map<String, String>>) balancer.get("servers")).containsExactly(Map.of("url", "http://127.0.0.1:8080"));
    }

    private void start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.toString());
        proxy = builder.start();
        Awaitility.await("the proxy: " + String.join(" ", command)).atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(proxy.isAlive()).as(() -> output()).isTrue();
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return open.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    private void eventsArriveAtOnce() throws Exception {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/stream")).timeout(Duration.ofSeconds(50)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String word : List.of("one", "two", "three")) {
                assertThat(events.readLine()).isEqualTo("data: " + word);
                assertThat(events.readLine()).isEmpty();
                seen.release();
            }
        }
    }

    /** Of a reader that stops, the proxy must not take the whole download into its memory or onto its disk. */
    private void downloadsAreNotGathered() throws Exception {
        try (Socket reader = new Socket(InetAddress.getLoopbackAddress(), port)) {
            reader.getOutputStream().write(("GET /download HTTP/1.1\r\nHost: extractor.example.org\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            reader.setSoTimeout(30_000);
            assertThat(reader.getInputStream().read()).isEqualTo('H');
            AtomicLong before = new AtomicLong(-1);
            Awaitility.await("the download to stand still").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofSeconds(1)).until(() -> before.getAndSet(written.get()) == written.get());
            assertThat(written.get()).as("bytes taken for a reader that reads nothing").isLessThan(DOWNLOAD / 2);
        }
    }

    /** By hand: the JDK's client lets nobody set a Host. */
    private String echo(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(("GET /echo HTTP/1.0\r\nHost: " + host + "\r\nRange: bytes=0-9\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException none) {
            return String.valueOf(none);
        }
    }

    private static String replaced(String text, String what, String with) {
        assertThat(text).contains(what);
        return text.replace(what, with);
    }

    private static Path installed(String program) {
        Optional<Path> found = Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin", "/opt/homebrew/bin").map(place -> Path.of(place, program)).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(found.isPresent(), program + " is not installed");
        return found.orElseThrow();
    }
}
