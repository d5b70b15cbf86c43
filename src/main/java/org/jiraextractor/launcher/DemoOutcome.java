package org.jiraextractor.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the first export ended.
 *
 * @param answer the job as the API tells it
 */
record DemoOutcome(String job, JsonNode answer) {

    private static final String LOCAL = "local:";

    String sentence() {
        String status = answer.path("status").asText();
        if (!status.equals("done")) {
            JsonNode error = answer.path("error");
            return "The export has " + status + (error.isObject() ? ": " + error.path("message").asText() + " (" + error.path("code").asText() + ")" : "") + ".";
        }
        JsonNode progress = answer.path("progress");
        return "Done" + (answer.path("complete").asBoolean() ? ", complete" : ", with something missing") + ": " + progress.path("issues_done").asInt() + " issues, "
                + progress.path("comments_done").asInt() + " comments, " + progress.path("worklogs_done").asInt() + " worklogs, " + progress.path("changes_done").asInt() + " changes, "
                + progress.path("attachments_done").asInt() + " attachments, with " + progress.path("requests").asInt() + " calls.";
    }

    /** The ZIP on this machine, if it is there. */
    Optional<Path> file(Path data) {
        String uri = answer.path("artifact").path("uri").asText();
        return Optional.of(uri).filter(text -> text.startsWith(LOCAL)).map(text -> data.resolve("objects").resolve(text.substring(LOCAL.length()))).filter(Files::exists);
    }
}
