package org.jiraextractor.connections;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may do what with a connection, and where its secret does not go. */
class ConnectionAccessIT {

    private static final String SECRET = "ATATT3x-secret-of-ConnectionAccessIT";

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
    void nobody_gets_anything_without_a_credential() {
        String id = made("Closed");
        Api nobody = app.anonymous();
        for (Api.Answer answer : List.of(nobody.get("/api/connections"), nobody.post("/api/connections", body("x", "https://x.example")), nobody.get("/api/connections/" + id),
                nobody.delete("/api/connections/" + id), nobody.post("/api/connections/" + id + "/test"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            assertThat(answer.json().path("code").asText()).isEqualTo("unauthenticated");
        }
    }

    @Test
    void somebody_elses_private_connection_is_404_and_one_to_read_is_403_to_use_or_change() throws Exception {
        Api owner = people.loggedIn("editor");
        Api other = people.loggedIn("editor");
        String id = owner.post("/api/connections", body("Mine", "https://example.atlassian.net")).json().path("id").asText();
        String path = "/api/connections/" + id;
        for (Api.Answer answer : List.of(other.get(path), other.put(path, body("x", "https://x.example")), other.delete(path), other.post(path + "/test"), other.get(path + "/projects"), other.get(path + "/fields"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        }
        assertThat(other.get("/api/connections?limit=200").text()).doesNotContain(id);
        assertThat(admin.get(path).status()).isEqualTo(200);

        owner.put(path, body("Mine", "https://example.atlassian.net").put("sharing", "read"));
        assertThat(other.get(path).status()).isEqualTo(200);
        assertThat(other.get("/api/connections?limit=200").text()).contains(id);
        for (Api.Answer answer : List.of(other.put(path, body("x", "https://x.example")), other.delete(path), other.post(path + "/test"), other.get(path + "/projects"), other.get(path + "/fields"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.json().path("code").asText()).isEqualTo("forbidden");
        }

        owner.put(path, body("Mine", "http://127.0.0.1:1").put("sharing", "use"));
        assertThat(other.post(path + "/test").status()).isEqualTo(200);
        assertThat(other.put(path, body("x", "https://x.example")).status()).isEqualTo(403);
        assertThat(owner.delete(path).status()).isEqualTo(204);
    }

    @Test
    void a_viewer_reads_what_is_shared_and_makes_nothing() throws Exception {
        Api viewer = people.loggedIn("viewer");
        String id = admin.post("/api/connections", body("Seen", "https://example.atlassian.net").put("sharing", "use")).json().path("id").asText();
        assertThat(viewer.get("/api/connections/" + id).status()).isEqualTo(200);
        for (Api.Answer answer : List.of(viewer.post("/api/connections", body("x", "https://x.example")), viewer.put("/api/connections/" + id, body("x", "https://x.example")),
                viewer.delete("/api/connections/" + id), viewer.post("/api/connections/" + id + "/test"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.json().path("code").asText()).isEqualTo("forbidden");
        }
        assertThat(admin.delete("/api/connections/" + id).status()).isEqualTo(204);
    }

    @Test
    void a_secret_lies_sealed_in_the_database() throws Exception {
        String id = made("Sealed");
        try (java.sql.Connection database = people.database(); PreparedStatement select = database.prepareStatement("select row_to_json(c)::text from connections c where id = ?")) {
            select.setObject(1, UUID.fromString(id));
            try (java.sql.ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).contains("\"sealed_secret\":\"v1.").doesNotContain(SECRET);
            }
        }
    }

    @Test
    void a_sealed_secret_that_was_copied_from_another_row_is_refused_and_not_sent_anywhere() throws Exception {
        String from = made("From");
        String to = admin.post("/api/connections", body("To", "http://127.0.0.1:1")).json().path("id").asText();
        try (java.sql.Connection database = people.database();
             PreparedStatement copy = database.prepareStatement("update connections set sealed_secret = (select sealed_secret from connections where id = ?) where id = ?")) {
            copy.setObject(1, UUID.fromString(from));
            copy.setObject(2, UUID.fromString(to));
            copy.executeUpdate();
        }
        Api.Answer answer = admin.post("/api/connections/" + to + "/test");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.json().path("code").asText()).isEqualTo("wrong_state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", "00000000-0000-4000-8000-000000000000", "1-1-1-1-1", "%2e%2e"})
    void an_unknown_or_malformed_id_is_404(String id) {
        for (Api.Answer answer : List.of(admin.get("/api/connections/" + id), admin.put("/api/connections/" + id, body("x", "https://x.example")), admin.delete("/api/connections/" + id),
                admin.post("/api/connections/" + id + "/test"), admin.get("/api/connections/" + id + "/projects"), admin.get("/api/connections/" + id + "/fields"))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            assertThat(answer.json().path("code").asText()).isEqualTo("not_found");
        }
    }

    private static String made(String name) {
        Api.Answer answer = admin.post("/api/connections", body(name, "https://example.atlassian.net"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("id").asText();
    }

    private static ObjectNode body(String name, String baseUrl) {
        return Api.JSON.valueToTree(Map.of("name", name, "base_url", baseUrl, "deployment", "auto", "auth", Map.of("type", "basic", "user", "ada@example.org", "secret", SECRET)));
    }
}
