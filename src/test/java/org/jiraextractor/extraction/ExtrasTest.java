package org.jiraextractor.extraction;

import com.sun.net.httpserver.HttpServer;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.jira.Credentials;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.SiteAddress;
import org.jiraextractor.jira.Watch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever may not see voters and watchers is told how many there are, and gets none: that is not nobody. */
class ExtrasTest {

    @TempDir
    private Path directory;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = (path.endsWith("watchers") ? "{\"watchCount\": 3, \"watchers\": []}" : path.endsWith("votes") ? "{\"votes\": 1, \"voters\": [{}]}" : "[]").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_list_shorter_than_its_number_is_missing_and_a_whole_one_is_not() throws Exception {
        JiraSite site = Field.sites().open(new SiteAddress(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Deployment.SERVER, Credentials.bearer("t")), Watch.NONE);
        ExtractionRequest request = new ExtractionRequest("x = 1", new Include(false, false, false, false, true, true, true), List.of("*all"), null, null);
        Errand errand = Errand.of(site, request, new Workplace(new MemoryStore(), "x/", directory), new Source(site.baseUrl(), "server", "9", "me", null), Field.KEYS);
        Extras extras = Extras.of(errand, Drafted.of(RawJson.object().put("id", "1").put("key", "A-1"), 0, 0)).call();
        assertThat(extras.missing()).containsExactly(new Missing("watcher", "A-1", null, "truncated_by_site"));
        assertThat(extras.remoteLinks()).isEmpty();
    }
}
