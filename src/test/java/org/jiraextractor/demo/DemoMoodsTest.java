package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goes wrong at real sites goes wrong here on demand. */
class DemoMoodsTest {

    private static final String FIELD = "/rest/api/3/field";

    private DemoJira jira;
    private Visitor account;

    @BeforeEach
    void start() throws IOException {
        jira = DemoJira.start(DemoOptions.defaults());
        account = Visitor.account(jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void theNextCallsOfAnEndpointFailAndThenAllIsWell() {
        jira.moods().failNext("/field", 2, Mood.TOO_MANY.retryAfter(Duration.ofSeconds(7)));

        assertThat(account.get("/rest/api/3/myself").status()).isEqualTo(200);
        assertThat(account.get(FIELD).header("Retry-After")).isEqualTo("7");
        assertThat(account.get(FIELD).status()).isEqualTo(429);
        assertThat(account.get(FIELD).status()).isEqualTo(200);
        assertThat(jira.calls().count("GET /rest/api/3/field", 429)).isEqualTo(2);
        assertThat(jira.calls().count("GET /rest/api/3/field")).isEqualTo(3);
        assertThat(jira.calls().total()).isEqualTo(4);
    }

    @Test
    void aGatewayAnswersInHtml() {
        jira.moods().failAfter("/field", 1, 1, Mood.UNAVAILABLE);

        assertThat(account.get(FIELD).status()).isEqualTo(200);
        Visitor.Reply reply = account.get(FIELD);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
    }

    @Test
    void aBodyIsCutOrNeverBegins() {
        jira.moods().failNext("/field", 1, Mood.CUT_BODY);
        assertThatThrownBy(() -> account.get(FIELD)).isInstanceOf(UncheckedIOException.class);

        // a POST, since the JDK's client repeats a GET of its own accord
        jira.moods().failNext("approximate-count", 1, Mood.CLOSED);
        assertThatThrownBy(() -> account.post("/rest/api/3/search/approximate-count", "{'jql':'project = ALPHA'}")).isInstanceOf(UncheckedIOException.class);
        assertThat(jira.calls().count("approximate-count", 0)).isEqualTo(1);

        assertThat(account.get(FIELD).status()).isEqualTo(200);
    }

    @Test
    void aConnectionIsResetAsByTheNetworkItselfAndTheOthersLiveOn() throws Exception {
        try (DemoJira resetting = DemoJira.start(DemoOptions.defaults().withResets(true)); Socket other = asking(resetting)) {
            resetting.moods().failNext("/serverInfo", 1, Mood.RESET);
            try (Socket caller = asking(resetting)) {
                ask(caller);
                assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketException.class).hasMessageContaining("reset");
            }
            assertThat(resetting.calls().count("/serverInfo", 0)).isEqualTo(1);
            ask(other);
            assertThat(new String(other.getInputStream().readNBytes(15), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void whatCannotBeResetIsClosedAndNotCalledReset() throws Exception {
        jira.moods().failNext("/serverInfo", 1, Mood.CLOSED);
        try (Socket caller = asking(jira)) {
            ask(caller);
            assertThat(caller.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static Socket asking(DemoJira jira) throws IOException {
        Socket socket = new Socket(jira.baseUri().getHost(), jira.baseUri().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write("GET /rest/api/2/serverInfo HTTP/1.1\r\nHost: demo\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aBodyNeverEnds() throws Exception {
        jira.moods().failNext("/field", 1, Mood.ENDLESS);
        HttpResponse<java.io.InputStream> reply = HttpClient.newHttpClient().send(account.request(FIELD).GET().build(), HttpResponse.BodyHandlers.ofInputStream());

        try (java.io.InputStream body = reply.body()) {
            assertThat(body.readNBytes(1_000_000)).hasSize(1_000_000);
        }
    }

    @Test
    void theTokenIsRevokedInMidRun() {
        assertThat(account.get("/rest/api/3/myself").status()).isEqualTo(200);
        jira.moods().revokeToken(true);

        assertThat(account.get("/rest/api/3/myself").status()).isEqualTo(401);
        assertThat(account.get("/rest/api/3/project/search").json().path("total").asInt()).isZero();
    }

    @Test
    void aLoginPageStandsInPlaceOfEverything() {
        jira.moods().loginPages(true);

        Visitor.Reply reply = account.get("/rest/api/2/serverInfo");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.text()).contains("<form");
    }

    @Test
    void tooManyCallsASecondAreRefused() throws IOException {
        try (DemoJira limited = DemoJira.start(DemoOptions.defaults().withRateLimit(1, Duration.ofSeconds(2)))) {
            Visitor visitor = Visitor.account(limited);
            IntStream.range(0, 20).forEach(call -> visitor.get("/rest/api/3/myself"));

            assertThat(limited.calls().count("/myself", 200)).isBetween(1L, 19L);
            assertThat(limited.calls().count("/myself", 429)).isPositive();
            assertThat(visitor.get("/rest/api/3/serverInfo").header("X-RateLimit-Limit")).as("each endpoint has its own").isEqualTo("1");
        }
    }

    @Test
    void somethingHappensBetweenTwoCalls() {
        DemoIssue doomed = jira.world().issues().get(7);
        DemoIssue moving = jira.world().issues().get(9);
        jira.moods().beforeNext("issue/bulkfetch", () -> {
            jira.world().delete(doomed.key());
            jira.world().move(moving.key(), "BETA");
            jira.world().rename("ALPHA-" + jira.world().issues().get(0).number(), "changed meanwhile");
        });
        JsonNode issues = account.post("/rest/api/3/issue/bulkfetch", "{'issueIdsOrKeys':['" + doomed.id() + "','" + moving.id() + "']}").json().path("issues");

        assertThat(issues).hasSize(1);
        assertThat(issues.path(0).path("id").asText()).isEqualTo(moving.idText());
        assertThat(issues.path(0).path("key").asText()).startsWith("BETA-");
        assertThat(account.get("/rest/api/3/issue/" + moving.key()).json().path("id").asText()).isEqualTo(moving.idText());
        assertThat(account.get("/rest/api/3/issue/" + doomed.id()).status()).isEqualTo(404);
        assertThat(jira.world().issues().get(0).field("summary").asText()).isEqualTo("changed meanwhile");
        assertThat(jira.world().issues().get(0).updated()).isAfter(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void whatHappensBetweenCallsHappensBeforeAllThatComeLater() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DemoIssue doomed = jira.world().issues().get(7);
        jira.moods().beforeNext("GET /rest/api/3/issue/{}", () -> {
            began.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
            jira.world().delete(doomed.key());
        });
        String path = "/rest/api/3/issue/" + doomed.id();
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> account.get(path).status());
        began.await();
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> account.get(path).status());
        assertThat(account.get("/rest/api/3/myself").status()).as("other endpoints do not wait").isEqualTo(200);
        goOn.countDown();

        assertThat(first.get()).isEqualTo(404);
        assertThat(second.get()).isEqualTo(404);
    }

    @Test
    void aTokenIsRepeatedAndPagesOverlap() {
        String ask = "{'jql':'created > 0 order by id','maxResults':10";
        String token = account.post("/rest/api/3/search/jql", ask + "}").json().path("nextPageToken").asText();
        jira.moods().repeatTokens(true);
        assertThat(account.post("/rest/api/3/search/jql", ask + ",'nextPageToken':'" + token + "'}").json().path("nextPageToken").asText()).isEqualTo(token);

        jira.moods().calm();
        jira.moods().overlapPages(true);
        assertThat(account.post("/rest/api/3/search/jql", ask + ",'nextPageToken':'" + token + "'}").json().path("issues")).hasSize(11);
    }

    @Test
    void aTokenDiesAfterAWeek() throws IOException {
        Instant[] now = {Instant.parse("2026-11-20T10:00:00Z")};
        Clock clock = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        try (DemoJira old = DemoJira.start(DemoOptions.defaults().withClock(clock))) {
            String ask = "{'jql':'created > 0','maxResults':10";
            String next = ask + ",'nextPageToken':'" + Visitor.account(old).post("/rest/api/3/search/jql", ask + "}").json().path("nextPageToken").asText() + "'}";
            now[0] = now[0].plus(Duration.ofDays(7));
            assertThat(Visitor.account(old).post("/rest/api/3/search/jql", next).status()).isEqualTo(200);
            now[0] = now[0].plusSeconds(1);
            assertThat(Visitor.account(old).post("/rest/api/3/search/jql", next).status()).isEqualTo(400);
        }
    }

    @Test
    void aBrowserMayNotPost() {
        Visitor.Reply reply = account.post("/rest/api/3/search/approximate-count", "{'jql':'project = ALPHA'}", "User-Agent", "Mozilla/5.0 (X11; Linux x86_64)");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).isEqualTo("XSRF check failed");
    }

    @Test
    void whatIsNotThereIsNotThere() {
        assertThat(account.get("/rest/api/3/nothing").status()).isEqualTo(404);
        assertThat(account.get("/rest/api/3/issue/bulkfetch/x/y").status()).isEqualTo(404);
        assertThat(account.get("/rest/api/3/changelog/bulkfetch").status()).isEqualTo(405);
        assertThat(jira.calls().count("other")).isEqualTo(3);
    }

    @Test
    void aPortInUseIsToldInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> DemoJira.start(DemoOptions.defaults().withPort(taken.getLocalPort()))).isInstanceOf(IOException.class)
                    .hasMessage("port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void textsAreCompressedForWhoeverCanReadIt() throws Exception {
        Visitor.Reply plain = account.get(FIELD);
        Visitor.Reply compressed = account.get(FIELD, "Accept-Encoding", "gzip");

        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        try (java.util.zip.GZIPInputStream body = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(compressed.response().body()))) {
            assertThat(Json.read(body.readAllBytes())).isEqualTo(plain.json());
        }
    }
}
