package org.jiraextractor.support;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The connections that an application had before a test made some: closing takes away, with their jobs, those that came since, so that lists and pages are the same for the next class. */
public final class AsBefore implements AutoCloseable {

    private final Api admin;
    private final Set<String> before;

    private AsBefore(Api admin) {
        this.admin = admin;
        this.before = Set.copyOf(ids("/api/connections?", "id"));
    }

    public static AsBefore in(RunningApp app) {
        return new AsBefore(app.admin());
    }

    @Override
    public void close() {
        for (String connection : ids("/api/connections?", "id")) {
            if (!before.contains(connection)) {
                ids("/api/jobs?connection_id=" + connection + "&", "job_id").forEach(this::forget);
                admin.delete("/api/connections/" + connection);
            }
        }
    }

    private void forget(String job) {
        admin.post("/api/jobs/" + job + "/cancel");
        Awaitility.await("job " + job + " to end").atMost(Duration.ofSeconds(180))
                .until(() -> Set.of("done", "failed", "cancelled").contains(admin.get("/api/jobs/" + job).json().path("status").asText()));
        admin.delete("/api/jobs/" + job);
    }

    private List<String> ids(String path, String member) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get(path + "limit=200" + cursor).json();
            page.path("items").forEach(item -> ids.add(item.path(member).asText()));
            cursor = page.path("next_cursor").isTextual() ? "&cursor=" + page.path("next_cursor").asText() : null;
        } while (cursor != null);
        return ids;
    }
}
