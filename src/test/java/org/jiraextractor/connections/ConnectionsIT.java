package org.jiraextractor.connections;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.AsBefore;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The calls of the API under Connections, as they are written down; what a site does when it is asked is {@link ConnectionTestIT}'s. */
class ConnectionsIT {

    private static final String SECRET = "ATATT3x-secret-of-ConnectionsIT";

    private static RunningApp app;
    private static SomePeople people;
    private static Api admin;
    private static AsBefore asBefore;

    @BeforeAll
    static void start() {
        asBefore = AsBefore.in(RunningApp.shared());
        app = RunningApp.shared();
        people = new SomePeople(app);
        admin = app.admin();
    }

    @AfterAll
    static void stop() {
        asBefore.close();
    }

    @Test
    void a_new_connection_answers_201_with_its_place_and_everything_but_the_secret() {
        Api.Answer answer = admin.post("/api/connections", body("Example", "https://example.atlassian.net/"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        JsonNode made = answer.json();
        assertThat(answer.header("Location")).endsWith("/api/connections/" + made.path("id").asText());
        List<String> names = new ArrayList<>();
        made.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyInAnyOrder("id", "name", "base_url", "deployment", "auth", "sharing", "owner", "created_at", "updated_at", "last_test");
        assertThat(UUID.fromString(made.path("id").asText())).isNotNull();
        assertThat(made.path("base_url").asText()).isEqualTo("https://example.atlassian.net");
        assertThat(made.path("deployment").asText()).isEqualTo("auto");
        assertThat(made.path("auth").toString()).isEqualTo("{\"type\":\"basic\",\"user\":\"ada@example.org\",\"secret_set\":true}");
        assertThat(made.path("sharing").asText()).isEqualTo("private");
        assertThat(made.path("owner").path("display_name").asText()).isNotEmpty();
        assertThat(Instant.parse(made.path("created_at").asText())).isEqualTo(made.path("updated_at").asText());
        assertThat(made.get("last_test").isNull()).isTrue();
        assertThat(answer.text()).doesNotContain(SECRET);
        assertThat(admin.get("/api/connections/" + made.path("id").asText()).json()).isEqualTo(made);
    }

    @Test
    void a_personal_access_token_has_no_user() {
        ObjectNode body = body("Bearer", "https://jira.example.org/jira");
        body.putObject("auth").put("type", "bearer").put("secret", SECRET);
        JsonNode made = admin.post("/api/connections", body.put("deployment", "server").put("sharing", "use")).json();
        assertThat(made.path("auth").toString()).isEqualTo("{\"type\":\"bearer\",\"user\":null,\"secret_set\":true}");
        assertThat(made.path("base_url").asText()).isEqualTo("https://jira.example.org/jira");
        assertThat(made.path("sharing").asText()).isEqualTo("use");
    }

    @Test
    void every_wrong_and_unknown_field_is_named_at_once() {
        Api.Answer answer = admin.send("POST", "/api/connections", """
                {"name": "", "base_url": "ftp://me:pw@example.org/?a#b", "deployment": "moon", "auth": {"type": "basic", "pasword": "x"}, "sharing": 7, "id": "1"}""", "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_field");
        assertThat(wrong(answer)).contains("name", "base_url", "deployment", "auth.pasword", "sharing", "id", "auth.user", "auth.secret");
    }

    @Test
    void an_empty_object_misses_what_is_required() {
        Api.Answer answer = admin.send("POST", "/api/connections", "{}", "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(wrong(answer)).containsExactlyInAnyOrder("name", "base_url", "auth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"name\": 1, \"name\": 2}", "{} {}"})
    void what_is_no_json_object_is_400(String body) {
        Api.Answer answer = admin.send("POST", "/api/connections", body, "application/json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_body");
    }

    @Test
    void another_media_type_is_415() {
        Api.Answer answer = admin.send("POST", "/api/connections", "name=x", "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("code").asText()).isEqualTo("unsupported_type");
    }

    @Test
    void errors_are_told_in_the_language_that_was_asked_for() {
        Api.Answer answer = admin.with("Accept-Language", "fr").send("POST", "/api/connections", "{}", "application/json");
        assertThat(answer.text()).contains("Donnez un nom à la connexion");
    }

    @Test
    void a_put_keeps_a_secret_that_is_left_out() throws Exception {
        String id = made("Kept");
        ObjectNode body = body("Renamed", "https://EXAMPLE.atlassian.net:443/");
        ((ObjectNode) body.get("auth")).remove("secret");
        Api.Answer answer = admin.put("/api/connections/" + id, body.put("sharing", "read"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("name").asText()).isEqualTo("Renamed");
        assertThat(answer.json().path("sharing").asText()).isEqualTo("read");
        assertThat(answer.json().path("base_url").asText()).isEqualTo("https://example.atlassian.net");
        assertThat(answer.json().path("auth").path("secret_set").asBoolean()).isTrue();
        assertThat(admin.get("/api/connections/" + id).json()).isEqualTo(answer.json());
    }

    @Test
    void a_put_to_another_address_wants_the_secret_again() {
        String id = made("Moved");
        ObjectNode body = body("Moved", "https://evil.example");
        ((ObjectNode) body.get("auth")).remove("secret");
        Api.Answer refused = admin.put("/api/connections/" + id, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(wrong(refused)).containsExactly("auth.secret");
        assertThat(admin.get("/api/connections/" + id).json().path("base_url").asText()).isEqualTo("https://example.atlassian.net");

        Api.Answer moved = admin.put("/api/connections/" + id, body("Moved", "https://evil.example"));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().path("base_url").asText()).isEqualTo("https://evil.example");
    }

    @Test
    void a_put_replaces_so_what_is_left_out_takes_its_default() {
        String id = admin.post("/api/connections", body("Shared", "https://example.atlassian.net").put("sharing", "use")).json().path("id").asText();
        assertThat(admin.put("/api/connections/" + id, body("Shared", "https://example.atlassian.net")).json().path("sharing").asText()).isEqualTo("private");
    }

    @Test
    void which_kind_of_jira_it_is_may_be_left_out() {
        ObjectNode body = body("Left out", "https://example.atlassian.net");
        body.remove("deployment");
        JsonNode made = admin.post("/api/connections", body).json();
        assertThat(made.path("deployment").asText()).isEqualTo("auto");
        admin.put("/api/connections/" + made.path("id").asText(), body.put("deployment", "server"));
        body.remove("deployment");
        assertThat(admin.put("/api/connections/" + made.path("id").asText(), body).json().path("deployment").asText()).isEqualTo("auto");
    }

    @Test
    void a_deleted_connection_is_gone() {
        String id = made("Gone");
        Api.Answer answer = admin.delete("/api/connections/" + id);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(admin.get("/api/connections/" + id).status()).isEqualTo(404);
        assertThat(admin.delete("/api/connections/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_connection_that_a_job_may_still_need_cannot_be_deleted_until_the_job_has_ended() throws Exception {
        String id = made("Busy");
        UUID job = UUID.randomUUID();
        try (java.sql.Connection database = people.database();
             PreparedStatement insert = database.prepareStatement("insert into jobs (id, kind, name, status, phase, owner_id, connection_id, request, progress, created_at)"
                     + " select ?, 'test', 'x', 'paused', 'queued', owner_id, id, '{}', '{}', now() from connections where id = ?")) {
            insert.setObject(1, job);
            insert.setObject(2, UUID.fromString(id));
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        Api.Answer refused = admin.delete("/api/connections/" + id);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("in_use");
        assertThat(refused.json().path("detail").asText()).contains("Busy");
        try (java.sql.Connection database = people.database(); PreparedStatement end = database.prepareStatement("update jobs set status = 'cancelled' where id = ?")) {
            end.setObject(1, job);
            end.executeUpdate();
        }
        assertThat(admin.delete("/api/connections/" + id).status()).isEqualTo(204);
        try (java.sql.Connection database = people.database(); PreparedStatement sweep = database.prepareStatement("delete from jobs where id = ?")) {
            sweep.setObject(1, job);
            sweep.executeUpdate();
        }
    }

    @Test
    void the_list_is_newest_first_and_goes_on_at_its_cursor() throws Exception {
        Api editor = people.loggedIn("editor");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, editor.post("/api/connections", body("List " + i, "https://example.atlassian.net")).json().path("id").asText());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = editor.get("/api/connections?limit=2" + cursor).json();
            assertThat(page.path("items").size()).isLessThanOrEqualTo(2);
            page.path("items").forEach(item -> seen.add(item.path("id").asText()));
            assertThat(page.has("next_cursor")).as(page.toString()).isTrue();
            cursor = page.path("next_cursor").isNull() ? null : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);
        // among them may be what others share
        seen.retainAll(made);
        assertThat(seen).isEqualTo(made);
        assertThat(editor.get("/api/connections").text()).doesNotContain(SECRET).doesNotContain("sealed").doesNotContain("v1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=-1", "cursor=x", "cursor=MQp4"})
    void a_wrong_limit_or_cursor_is_400(String query) {
        Api.Answer answer = admin.get("/api/connections?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_field");
    }

    private static String made(String name) {
        Api.Answer answer = admin.post("/api/connections", body(name, "https://example.atlassian.net"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static List<String> wrong(Api.Answer answer) {
        List<String> fields = new ArrayList<>();
        answer.json().path("errors").forEach(error -> fields.add(error.path("field").asText()));
        return fields;
    }

    private static ObjectNode body(String name, String baseUrl) {
        return Api.JSON.valueToTree(Map.of("name", name, "base_url", baseUrl, "deployment", "auto", "auth", Map.of("type", "basic", "user", "ada@example.org", "secret", SECRET)));
    }
}
