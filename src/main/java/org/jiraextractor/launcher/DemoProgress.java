package org.jiraextractor.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Says in few lines how a job goes on: one for each phase, and one a second at most while issues come. */
final class DemoProgress {

    private static final long BETWEEN = 1_000_000_000L;

    private final Set<String> said = new HashSet<>();
    private long lastSaid;
    private int issuesSaid = -1;

    void event(String name, JsonNode data) {
        switch (name) {
            case "phase" -> phase(data.path("phase").asText(), data.path("total").asLong());
            case "progress" -> counts(data.path("progress"));
            case "log" -> {
                if (!data.path("level").asText().equals("info")) {
                    Terminal.say("  " + data.path("level").asText() + ": " + data.path("message").asText());
                }
            }
            default -> {
                // states and the end are told by the outcome
            }
        }
    }

    void phase(String now, long total) {
        // phases overlap, and each is told more than once
        if (!now.equals("queued") && !now.equals("finished") && said.add(now)) {
            Terminal.say("  " + now + (total > 0 ? " (" + total + ")" : ""));
        }
    }

    void counts(JsonNode progress) {
        int issues = progress.path("issues_done").asInt();
        if (issues > 0 && issues != issuesSaid && System.nanoTime() - lastSaid > BETWEEN) {
            Terminal.say("    " + issues + " of " + progress.path("issues_total").asInt() + " issues, " + progress.path("comments_done").asInt() + " comments, "
                    + progress.path("attachments_done").asInt() + " attachments, " + progress.path("requests").asInt() + " calls");
            issuesSaid = issues;
            lastSaid = System.nanoTime();
        }
    }
}
