package org.jiraextractor.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Described;
import org.jiraextractor.support.Described.Operation;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Every operation, asked rightly once, answers as the description says: its status, its media type, exactly the members that it names. */
@Tag("full")
class RightAnswersIT {

    /** Nothing is mailed here, so no message can be tried again: it answers that. */
    private static final Map<String, Integer> REFUSED_HERE = Map.of("sendAgain", 409);

    private static final RunningApp APP = RunningApp.shared();
    private static final String NEW_PASSWORD = "sabre tiroir pluie";

    private final Map<String, Api.Answer> answers = new LinkedHashMap<>();

    @Test
    void each_answers_what_is_described() {
        try (Inhabited world = new Inhabited(APP)) {
            Described described = new Described(world.owner.get("/openapi").json());
            answers.put("describe", world.owner.get("/openapi"));
            health();
            connections(world);
            directories(world);
            exports(world);
            jobs(world);
            admin(world);
            me(world);
            people(world);

            Map<String, Operation> operations = described.operations().stream().collect(Collectors.toMap(Operation::id, operation -> operation));
            assertThat(operations.keySet()).as("all that is asked here is described").containsAll(answers.keySet());
            List<String> faults = new ArrayList<>();
            Wrong requests = new Wrong(described, world.known, new Random(0));
            operations.values().stream().filter(operation -> !answers.containsKey(operation.id())).forEach(operation -> faults.addAll(asItsExampleSays(described, world, requests.right(operation))));
            answers.forEach((id, answer) -> faults(described, operations.get(id), answer).forEach(fault -> faults.add(operations.get(id) + " " + fault + ": " + answer)));
            assertThat(faults).isEmpty();
        }
    }

    /** What nobody wrote a line for: read by whoever may, done by nobody. It may be refused, but as described. */
    private static List<String> asItsExampleSays(Described described, Inhabited world, Request right) {
        Request asked = right.method().equals("GET") ? right : right.from(Request.Sender.NOBODY);
        Api.Answer answer = world.send(asked);
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        JsonNode schema = described.response(right.operation(), answer.status()).path("content").path(type).path("schema");
        List<String> faults = new ArrayList<>(schema.size() > 0 && type.endsWith("json") ? described.faultsOfAnswer(schema, answer.json()) : List.of());
        if (answer.status() >= 500 || !described.names(right.operation(), answer.status())) {
            faults.add("a " + answer.status());
        }
        return faults.stream().map(fault -> asked + " " + fault + ": " + answer).toList();
    }

    private static List<String> faults(Described described, Operation operation, Api.Answer answer) {
        List<String> faults = new ArrayList<>();
        int wanted = REFUSED_HERE.getOrDefault(operation.id(), answer.status());
        if (answer.status() != wanted || answer.status() >= 300 && !REFUSED_HERE.containsKey(operation.id()) || !described.names(operation, answer.status())) {
            faults.add("a " + answer.status());
            return faults;
        }
        JsonNode content = described.response(operation, answer.status()).path("content");
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        if (content.isMissingNode() ? answer.body().length > 0 : !content.has(type) && !content.has("*/*")) {
            faults.add("answered as " + type);
        } else if (type.endsWith("json") && content.path(type).path("schema").size() > 0) {
            faults.addAll(described.faultsOfAnswer(content.path(type).path("schema"), answer.json()));
        }
        described.response(operation, answer.status()).path("headers").fieldNames().forEachRemaining(header -> {
            if (answer.header(header).isEmpty()) {
                faults.add("without " + header);
            }
        });
        return faults;
    }

    private void health() {
        answers.put("health", APP.anonymous().get("/health"));
        answers.put("ready", APP.anonymous().get("/health/ready"));
        answers.put("live", APP.anonymous().get("/health/live"));
    }

    private void connections(Inhabited world) {
        Map<String, Object> wanted = Map.of("name", "Another", "base_url", "https://jira.example.org", "deployment", "auto", "auth", Map.of("type", "bearer", "secret", "x"));
        Api.Answer made = answers.merge("createConnection", world.owner.post("/api/connections", wanted), (one, other) -> other);
        String path = "/api/connections/" + made.json().path("id").asText();
        answers.put("replaceConnection", world.owner.put(path, Map.of("name", "Renamed", "base_url", "https://jira.example.org", "deployment", "server", "auth", Map.of("type", "bearer"))));
        answers.put("deleteConnection", world.owner.delete(path));
        String site = "/api/connections/" + world.site.connection();
        answers.put("testConnection", world.owner.post(site + "/test"));
        answers.put("readConnection", world.owner.get(site));
        answers.put("listConnections", world.owner.get("/api/connections?limit=1"));
        answers.put("listProjects", world.owner.get(site + "/projects?limit=2"));
        answers.put("listFields", world.owner.get(site + "/fields?limit=200"));
    }

    private void directories(Inhabited world) {
        answers.put("createDirectory", world.owner.post("/api/directories", Map.of("name", "Another", "retention_days", 30, "parent_id", world.known.get("/api/directories"))));
        String path = "/api/directories/" + answers.get("createDirectory").json().path("id").asText();
        answers.put("replaceDirectory", world.owner.put(path, Map.of("name", "Renamed", "sharing", "read", "name_pattern", "{date}")));
        answers.put("readDirectory", world.owner.get(path));
        answers.put("listDirectories", world.owner.get("/api/directories?limit=1"));
        answers.put("deleteDirectory", world.owner.delete(path));
    }

    private void exports(Inhabited world) {
        String job = "/api/jobs/" + world.known.get("/api/jobs");
        answers.put("estimateExport", world.owner.post("/api/export/estimate", Map.of("connection_id", world.site.connection(), "jql", "project = ALPHA")));
        answers.put("listFiles", world.owner.get(job + "/files"));
        answers.put("readFile", world.owner.get(job + "/files/json/issues.json"));
        answers.put("downloadExport", world.owner.with("Range", "bytes=0-99").get(job + "/download"));
        answers.put("verifyExport", world.owner.post(job + "/verify"));
        answers.put("moreFormats", world.owner.post(job + "/formats", Map.of("formats", List.of("csv"))));
        assertThat(world.site.ended(answers.get("verifyExport").json().path("job_id").asText()).at("/result/ok").asBoolean()).isTrue();
        world.site.ended(answers.get("moreFormats").json().path("job_id").asText());
    }

    private void jobs(Inhabited world) {
        // one call is held at its first turn, another at its second, so that it is at work when it is told to pause and to stop
        CountDownLatch first = held(world);
        answers.put("requestExport", world.owner.with("Idempotency-Key", "once").post("/api/export", world.site.request("json").put("name", "slow").put("sharing", "read")));
        String id = answers.get("requestExport").json().path("job_id").asText();
        String job = "/api/jobs/" + id;
        answers.put("pauseJob", world.owner.post(job + "/pause"));
        world.site.await(id, "paused");
        first.countDown();
        CountDownLatch second = held(world);
        answers.put("resumeJob", world.owner.post(job + "/resume"));
        answers.put("cancelJob", world.owner.post(job + "/cancel"));
        world.site.await(id, "cancelled");
        second.countDown();
        world.site.jira().moods().calm();
        answers.put("retryJob", world.owner.post(job + "/retry"));
        world.site.await(id, "done");
        answers.put("rerunJob", world.owner.post(job + "/rerun"));
        world.site.await(answers.get("rerunJob").json().path("job_id").asText(), "done");
        answers.put("readJob", world.owner.get(job));
        answers.put("changeJob", world.owner.patch(job, Map.of("name", "not so slow")));
        answers.put("listJobs", world.owner.get("/api/jobs?limit=200&connection_id=" + world.site.connection()));
        answers.put("listEvents", world.owner.get(job + "/events?limit=200"));
        answers.put("streamJob", world.owner.with("Last-Event-ID", "999999999").get(job + "/stream"));
        answers.put("deleteJob", world.owner.delete(job));
    }

    private static CountDownLatch held(Inhabited world) {
        CountDownLatch go = new CountDownLatch(1);
        world.site.jira().moods().beforeNext("issue/bulkfetch", () -> {
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return go;
    }

    private void admin(Inhabited world) {
        answers.put("listMessages", world.admin.get("/api/admin/outbox?limit=200"));
        answers.put("sendAgain", world.admin.post("/api/admin/outbox/" + world.known.get("/api/admin/outbox") + "/again"));
        answers.put("testMail", world.admin.post("/api/admin/mail/test", Map.of("to", "ada@example.org")));
        answers.put("listAudit", world.admin.get("/api/admin/audit?limit=200"));
        answers.put("downloadAudit", world.admin.get("/api/admin/audit/csv?action=token"));
    }

    private void me(Inhabited world) {
        answers.put("me", world.owner.get("/api/auth/me"));
        answers.put("readPreferences", world.owner.get("/api/me/preferences"));
        answers.put("changePreferences", world.owner.patch("/api/me/preferences", Map.of("theme", "dark", "notices", Map.of("mail", true))));
        answers.put("listSessions", world.owner.get("/api/me/sessions"));
        answers.put("endSession", world.owner.delete("/api/me/sessions/" + world.known.get("/api/me/sessions")));
        answers.put("listTokens", world.owner.get("/api/tokens"));
        answers.put("createToken", world.owner.post("/api/tokens", Map.of("name", "for now", "scope", "write", "expires_in_days", 1)));
        answers.put("revokeToken", world.owner.delete("/api/tokens/" + answers.get("createToken").json().path("id").asText()));
        answers.put("changeEmail", world.viewer.post("/api/me/email", Map.of("current_password", People.PASSWORD, "email", "new-" + world.viewerEmail)));
        answers.put("confirmEmail", APP.anonymous().post("/api/auth/confirm-email", Map.of("token", token(world.linkFor("new-" + world.viewerEmail)))));
        answers.put("changePassword", world.viewer.post("/api/me/password", Map.of("current_password", People.PASSWORD, "password", NEW_PASSWORD)));
        answers.put("forgotPassword", APP.anonymous().post("/api/auth/forgot", Map.of("email", "nobody@example.org")));
        answers.put("login", APP.anonymous().post("/api/auth/login", Map.of("email", "new-" + world.viewerEmail, "password", NEW_PASSWORD)));
        answers.put("logout", APP.anonymous().withToken(answers.get("login").json().path("token").asText()).post("/api/auth/logout"));
    }

    private void people(Inhabited world) {
        answers.put("listUsers", world.admin.get("/api/users?limit=200"));
        answers.put("inviteUser", world.admin.post("/api/users", Map.of("email", "invited-" + world.viewerEmail, "role", "viewer")));
        String user = "/api/users/" + answers.get("inviteUser").json().path("id").asText();
        answers.put("inviteAgain", world.admin.post(user + "/invitation"));
        answers.put("acceptInvitation", APP.anonymous().post("/api/auth/accept-invitation", Map.of("token", token(answers.get("inviteAgain").json().path("link").asText()), "password", NEW_PASSWORD)));
        answers.put("changeUser", world.admin.patch(user, Map.of("display_name", "Somebody Else")));
        answers.put("sendReset", world.admin.post(user + "/reset"));
        answers.put("resetPassword", APP.anonymous().post("/api/auth/reset", Map.of("token", token(answers.get("sendReset").json().path("link").asText()), "password", "tiroir pluie sabre")));
        answers.put("readUser", world.admin.get(user));
        answers.put("deleteUser", world.admin.delete(user));
    }

    private static String token(String link) {
        return link.replaceFirst(".*token=", "");
    }
}
