package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/** One issue whose JSON nobody can read must not take the other ninety-nine with it. */
class UnreadableIssueTest {

    private static final long BAD = 13;

    @TempDir
    private Path directory;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = switch (exchange.getRequestURI().getPath()) {
                case "/rest/api/3/issue/bulkfetch" -> bulk(RawJson.read(exchange.getRequestBody()).path("issueIdsOrKeys"));
                case "/rest/api/2/myself" -> "{\"accountId\": \"1\"}";
                default -> "{\"id\": \"13\", \"key\": \"A-13\", \"fields\": {\"summary\": \"\\q\"}}";
            };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String bulk(JsonNode ids) {
        ArrayNode issues = RawJson.array();
        boolean bad = false;
        for (JsonNode id : ids) {
            bad |= id.asLong() == BAD;
            ObjectNode issue = issues.addObject().put("id", id.asText()).put("key", "A-" + id.asText());
            issue.putObject("fields").put("summary", "fine");
        }
        String answer = RawJson.write(RawJson.object().set("issues", issues));
        return bad ? answer.replace("\"A-13\"", "\"A-13\" \"") : answer;
    }

    @Test
    void the_others_of_its_batch_come_and_it_is_named() throws IOException {
        SiteAddress address = new SiteAddress(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Deployment.CLOUD, Credentials.bearer("t"));
        JiraSite site = Field.sites().open(address, Watch.NONE);
        ExtractionRequest request = new ExtractionRequest("x = 1", Field.ALL, List.of("*all"), null, null);
        Errand errand = Errand.of(site, request, new Workplace(new MemoryStore(), "x/", directory), new Source(site.baseUrl(), "cloud", "1", "me", null), Field.KEYS);
        Batch batch = new BatchTaking(errand, LongStream.rangeClosed(10, 17).boxed().toList(), directory.resolve("batch")).call();
        assertThat(batch.issues()).extracting(Drafted::id).containsExactly(10L, 11L, 12L, 14L, 15L, 16L, 17L);
        assertThat(batch.missing()).containsExactly(new Missing("issue", null, "13", "unreadable"));
        try (Spool spool = new Spool(batch.file())) {
            for (Drafted issue : batch.issues()) {
                assertThat(spool.read(issue.offset(), issue.length()).path("id").asLong()).isEqualTo(issue.id());
            }
        }
    }
}
