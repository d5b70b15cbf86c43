package org.jiraextractor.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A demo Jira inside the tests' JVM, a connection to it, and exports made over it. Closing takes the jobs, the connection and the site away. */
public final class DemoSite implements AutoCloseable {

    /** All that the demo's account may see. */
    public static final String EVERYTHING = "project is not empty";

    private static final Duration LONGEST = Duration.ofSeconds(180);

    private final DemoJira jira;
    private final Api api;
    private final String connection;

    private final boolean ours;

    private DemoSite(Api api, DemoJira jira, boolean ours) {
        this.api = api;
        this.jira = jira;
        this.ours = ours;
        Api.Answer made = api.post("/api/connections", Map.of("name", "Demo " + jira.baseUri().getPort(), "base_url", jira.baseUri().toString(), "deployment", "auto",
                "auth", Map.of("type", "basic", "user", jira.user(), "secret", jira.secret())));
        if (made.status() != 201) {
            throw new AssertionError("no connection: " + made);
        }
        this.connection = made.json().path("id").asText();
    }

    public static DemoSite of(Api api, DemoOptions options) {
        try {
            return new DemoSite(api, DemoJira.start(options), true);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** The same Jira as another application sees it; to be closed before this one. */
    public DemoSite seenBy(Api other) {
        return new DemoSite(other, jira, false);
    }

    public DemoJira jira() {
        return jira;
    }

    public String connection() {
        return connection;
    }

    /** A body for {@code POST /api/export}: everything, in these formats. */
    public ObjectNode request(String... formats) {
        ObjectNode body = Api.JSON.createObjectNode().put("connection_id", connection).put("jql", EVERYTHING);
        ArrayNode names = body.putArray("formats");
        for (String format : formats) {
            names.add(format);
        }
        return body;
    }

    /** @return the job's id */
    public String queued(ObjectNode body) {
        Api.Answer answer = api.post("/api/export", body);
        if (answer.status() != 202) {
            throw new AssertionError("not accepted: " + answer);
        }
        return answer.json().path("job_id").asText();
    }

    /** Comes back when Jira holds the job's next call of that endpoint, which it does until {@code go} is counted down. @return the job's id */
    public String heldAt(String endpoint, ObjectNode body, CountDownLatch go) {
        CountDownLatch here = new CountDownLatch(1);
        jira.moods().beforeNext(endpoint, () -> {
            here.countDown();
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        String job = queued(body);
        Awaitility.await(endpoint).atMost(LONGEST).until(() -> here.getCount() == 0);
        return job;
    }

    /** @return the id of the job, which is done */
    public String exported(ObjectNode body) {
        String job = queued(body);
        JsonNode end = ended(job);
        if (!end.path("status").asText().equals("done")) {
            throw new AssertionError("not done: " + end);
        }
        return job;
    }

    public JsonNode job(String id) {
        Api.Answer answer = api.get("/api/jobs/" + id);
        if (answer.status() != 200) {
            throw new AssertionError("no job: " + answer);
        }
        return answer.json();
    }

    /** Waits for one of these states. @return the job in it */
    public JsonNode await(String id, String... states) {
        Set<String> wanted = Set.of(states);
        return Awaitility.await("job " + id + " to be " + wanted).atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> job(id), job -> wanted.contains(job.path("status").asText()));
    }

    public JsonNode ended(String id) {
        return await(id, "done", "failed", "cancelled");
    }

    /** Text of one of a job's files. */
    public Api.Answer file(String job, String path) {
        return api.get("/api/jobs/" + job + "/files/" + path);
    }

    public JsonNode manifest(String job) {
        return file(job, "manifest.json").json();
    }

    public String contentSha256(String job) {
        return manifest(job).path("content_sha256").asText();
    }

    /** All kept events, oldest first. */
    public List<JsonNode> events(String job) {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/jobs/" + job + "/events?limit=200" + cursor).json();
            page.path("items").forEach(events::add);
            cursor = page.path("next_cursor").isNull() ? null : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);
        return events;
    }

    @Override
    public void close() {
        jira.moods().calm();
        jira.moods().latency(Duration.ZERO);
        for (JsonNode job : api.get("/api/jobs?limit=200&connection_id=" + connection).json().path("items")) {
            String path = "/api/jobs/" + job.path("job_id").asText();
            if (Set.of("queued", "running", "paused").contains(job.path("status").asText())) {
                api.post(path + "/cancel");
                ended(job.path("job_id").asText());
            }
            api.delete(path);
        }
        api.delete("/api/connections/" + connection);
        if (ours) {
            jira.close();
        }
    }
}
