package org.jiraextractor.demo.panel;

import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ResourceBundle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that switches moods, over HTTP as any browser asks for it. */
class PanelTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private DemoJira jira;
    private Panel panel;

    @BeforeEach
    void start() throws IOException {
        jira = DemoJira.start(DemoOptions.defaults());
        panel = Panel.open(jira, 0);
    }

    @AfterEach
    void stop() {
        panel.close();
        jira.close();
    }

    @Test
    void aFormOfItsOwnSwitchesAMoodAndSaysSo() {
        HttpResponse<String> answer = post("token=" + token() + "&mood=UNAVAILABLE&strength=2");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(jira.moods().strength(Trouble.UNAVAILABLE)).isEqualTo(2);
        assertThat(get(answer.headers().firstValue("Location").orElseThrow(), "Accept-Language", "en").body()).contains("Set: 503, one call in 2.", "Now: one call in 2 · met by 0 calls");
    }

    @Test
    void allIsWellAgain() {
        jira.moods().set(Trouble.REVOKED, 1);
        jira.moods().set(Trouble.LATENCY, 500);
        jira.moods().set(Trouble.RATE_LIMIT, 5);

        assertThat(post("token=" + token() + "&mood=calm").statusCode()).isEqualTo(303);
        for (Trouble trouble : Trouble.values()) {
            assertThat(jira.moods().strength(trouble)).as(trouble.name()).isZero();
        }
    }

    @Test
    void withoutItsTokenNothingIsChanged() {
        assertThat(post("mood=REVOKED&strength=1").statusCode()).isEqualTo(403);
        assertThat(post("token=guessed&mood=REVOKED&strength=1").statusCode()).isEqualTo(403);
        assertThat(post("token=" + token() + "&mood=REVOKED&strength=1", "Origin", "http://evil.example").statusCode()).isEqualTo(403);
        assertThat(jira.moods().strength(Trouble.REVOKED)).isZero();
    }

    @Test
    void underAnotherNameItGivesNothingAway() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", panel.uri().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("name=\"token\"");
        }
    }

    @Test
    void whatDoesNotExistCannotBeSet() {
        assertThat(post("token=" + token() + "&mood=NOSUCH&strength=1").statusCode()).isEqualTo(400);
        assertThat(post("token=" + token() + "&mood=REVOKED&strength=7").statusCode()).isEqualTo(400);
        assertThat(post("token=" + token() + "&mood=REVOKED&strength=%zz").statusCode()).isEqualTo(400);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void itSpeaksFrenchAndEscapesWhatCallersSend() throws Exception {
        client.send(HttpRequest.newBuilder(URI.create(jira.baseUri() + "/rest/api/3/myself")).timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.discarding());
        String page = get("/", "Accept-Language", "fr-CA,fr;q=0.9").body();

        assertThat(page).contains("<html lang=\"fr\">", "Humeurs du Jira de démonstration", "GET /rest/api/3/myself", "401 × 1");
        assertThat(PanelPage.escaped("<script>'\"&")).isEqualTo("&lt;script&gt;&#39;&quot;&amp;");
    }

    @Test
    void nothingComesFromElsewhereAndNothingIsInline() {
        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'").doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<style", "onclick", "https://");
        assertThat(get("/panel.css").body()).doesNotContain("url(", "@import");
    }

    @Test
    void bothLanguagesSayEverything() {
        ResourceBundle.Control none = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle english = ResourceBundle.getBundle("demo.panel", Locale.ROOT, none);
        ResourceBundle french = ResourceBundle.getBundle("demo.panel", Locale.FRENCH, none);

        for (String key : english.keySet()) {
            assertThat(english.getString(key)).as(key).isNotBlank().doesNotContain("'");
            assertThat(french.getString(key)).as(key).isNotBlank().doesNotContain("'");
        }
        for (Trouble trouble : Trouble.values()) {
            assertThat(english.getString(trouble + ".does")).isNotBlank();
            assertThat(french.keySet()).contains(trouble.name(), trouble + ".does");
        }
    }

    private String token() {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(get("/").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(panel.uri().resolve(path)).timeout(Duration.ofSeconds(20));
        return send(headers.length > 0 ? request.headers(headers) : request);
    }

    private HttpResponse<String> post(String form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(panel.uri()).timeout(Duration.ofSeconds(20)).POST(HttpRequest.BodyPublishers.ofString(form));
        return send(headers.length > 0 ? request.headers(headers) : request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
