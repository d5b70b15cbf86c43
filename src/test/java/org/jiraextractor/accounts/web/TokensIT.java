package org.jiraextractor.accounts.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Api.Answer;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens for programs. */
class TokensIT {

    private final RunningApp app = RunningApp.shared();
    private final People people = new People(app);

    private static JsonNode make(Api person, String scope) {
        Answer made = person.post("/api/tokens", Map.of("name", "nightly load", "scope", scope, "expires_in_days", 30));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private Api program(JsonNode made) {
        return app.anonymous().withToken(made.path("token").asText());
    }

    @Test
    void a_token_is_shown_once_and_kept_as_a_hash() {
        Api person = people.loggedIn("editor");
        JsonNode made = make(person, "write");
        String token = made.path("token").asText();

        assertThat(made.properties()).extracting(Map.Entry::getKey).containsExactly("id", "name", "scope", "expires_at", "token");
        assertThat(token).startsWith("jie_").hasSizeGreaterThan(40);
        assertThat(Duration.between(Instant.now(), Instant.parse(made.path("expires_at").asText()))).isBetween(Duration.ofDays(29), Duration.ofDays(31));
        Answer list = person.get("/api/tokens");
        assertThat(list.json().path("items").path(0).properties()).extracting(Map.Entry::getKey).containsExactly("id", "name", "scope", "prefix", "created_at", "expires_at", "last_used_at");
        assertThat(list.json().path("items").path(0).path("last_used_at").isNull()).isTrue();
        assertThat(list.text()).doesNotContain(token).contains(token.substring(0, 10));
        assertThat(people.value("select count(*) from api_tokens t where cast(t as text) like ?", "%" + token + "%")).isEqualTo("0");

        assertThat(program(made).get("/api/auth/me").json().path("role").asText()).isEqualTo("editor");
        assertThat(person.get("/api/tokens").json().path("items").path(0).path("last_used_at").asText()).isNotEmpty();
    }

    @Test
    void a_token_that_reads_changes_nothing_wherever_it_tries() {
        Api program = program(make(people.loggedIn("editor"), "read"));

        assertThat(program.get("/api/jobs").status()).isEqualTo(200);
        for (String path : new String[]{"/api/connections", "/api/export", "/api/export/estimate", "/api/auth/logout", "/look", "/me", "/logout"}) {
            Answer refused = program.post(path, Map.of());
            assertThat(refused.status()).as(path).isEqualTo(403);
        }
        assertThat(program.patch("/api/me/preferences", Map.of("language", "fr")).json().path("code").asText()).isEqualTo("forbidden");
        assertThat(program.get("/api/auth/me").json().path("preferences").path("language").isNull()).isTrue();
    }

    @Test
    void a_token_that_writes_may_what_its_person_may() {
        Map<String, Object> site = Map.of("name", "Jira", "base_url", "https://jira.example.org", "deployment", "auto", "auth", Map.of("type", "bearer", "secret", "abc"));
        Api editor = program(make(people.loggedIn("editor"), "write"));
        Answer made = editor.post("/api/connections", site);
        assertThat(made.status()).isEqualTo(201);
        assertThat(editor.delete("/api/connections/" + made.json().path("id").asText()).status()).isEqualTo(204);
        assertThat(program(make(people.loggedIn("viewer"), "write")).post("/api/connections", site).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/tokens", "POST,/api/tokens", "DELETE,/api/tokens/7f2b54ea-0f2b-4c43-8e5e-111111111111", "GET,/api/me/sessions", "DELETE,/api/me/sessions/7f2b54ea-0f2b-4c43-8e5e-111111111111",
            "POST,/api/me/password", "POST,/api/auth/logout", "POST,/me/tokens", "GET,/me/tokens", "GET,/me/security", "POST,/me/security/password", "POST,/me/security/sessions/end-others"})
    void no_token_touches_passwords_sessions_or_tokens(String method, String path) {
        JsonNode made = make(people.loggedIn("admin"), "write");
        boolean page = !path.startsWith("/api/");
        Answer refused = program(made).send(method, path, method.equals("POST") ? (page ? "a=b" : "{}") : null, page ? "application/x-www-form-urlencoded" : "application/json");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
    }

    @Test
    void a_token_dies_when_it_is_revoked_when_it_ends_and_with_its_person() {
        String email = people.add("editor");
        Api person = app.anonymous().logIn(email, People.PASSWORD);
        JsonNode revoked = make(person, "read");
        JsonNode ended = make(person, "read");
        JsonNode last = make(person, "read");

        assertThat(person.delete("/api/tokens/" + revoked.path("id").asText()).status()).isEqualTo(204);
        assertThat(program(revoked).get("/api/auth/me").status()).isEqualTo(401);
        people.update("update api_tokens set expires_at = now() - interval '1 second' where id = ?", UUID.fromString(ended.path("id").asText()));
        assertThat(program(ended).get("/api/auth/me").status()).isEqualTo(401);
        assertThat(person.get("/api/tokens").json().path("items")).hasSize(1);
        people.update("update users set disabled = true where email = ?", email);
        assertThat(program(last).get("/api/auth/me").status()).isEqualTo(401);
    }

    @Test
    void nobody_revokes_anothers_token() {
        Api owner = people.loggedIn("editor");
        JsonNode made = make(owner, "read");

        assertThat(app.admin().delete("/api/tokens/" + made.path("id").asText()).status()).isEqualTo(404);
        assertThat(program(made).get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void a_token_is_no_cookie() {
        JsonNode made = make(people.loggedIn("editor"), "write");
        assertThat(app.anonymous().with("Cookie", "JIE_SESSION=" + made.path("token").asText()).get("/api/auth/me").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|name", "{\"name\":\"x\",\"scope\":\"admin\"}|scope", "{\"name\":\"x\",\"expires_in_days\":0}|expires_in_days", "{\"name\":\"x\",\"expires_in_days\":4000}|expires_in_days",
            "{\"name\":\"x\",\"role\":\"admin\"}|role"})
    void what_is_no_token_is_told(String body, String field) {
        Answer refused = app.admin().send("POST", "/api/tokens", body, "application/json");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(field);
    }

    @Test
    void there_is_an_end_to_how_many_one_may_have() {
        String email = people.add("viewer");
        Api person = app.anonymous().logIn(email, People.PASSWORD);
        people.update("insert into api_tokens (id, user_id, name, scope, token_hash, prefix, created_at, expires_at) "
                + "select gen_random_uuid(), u.id, 'x', 'read', gen_random_uuid()::text, 'jie_', now(), now() + interval '1 day' from users u, generate_series(1, 50) where email = ?", email);

        assertThat(person.post("/api/tokens", Map.of("name", "one more")).status()).isEqualTo(409);
    }

    @Test
    void the_page_makes_one_shows_it_once_and_revokes_it() {
        String email = people.add("viewer");
        String session = app.anonymous().post("/api/auth/login", Map.of("email", email, "password", People.PASSWORD)).json().path("token").asText();
        Api browser = app.anonymous().with("Cookie", "JIE_SESSION=" + session);
        String csrf = browser.get("/api/auth/me").json().path("csrf_token").asText();

        String page = browser.send("POST", "/me/tokens", "_csrf=" + csrf + "&name=%3Cb%3E&scope=read&expires_in_days=7", "application/x-www-form-urlencoded").text();
        String token = page.replaceAll("(?s).*id=\"token\"[^>]*>([^<]+)<.*", "$1");
        assertThat(page).contains("&lt;b&gt;").doesNotContain("<b>");
        assertThat(app.anonymous().withToken(token).get("/api/auth/me").status()).isEqualTo(200);
        String again = browser.get("/me/tokens").text();
        assertThat(again).doesNotContain(token).contains(token.substring(0, 10));
        String revoke = again.replaceAll("(?s).*action=\"(/me/tokens/[^\"]+/revoke)\".*", "$1");
        assertThat(browser.send("POST", revoke, "_csrf=" + csrf, "application/x-www-form-urlencoded").status()).isEqualTo(303);
        assertThat(app.anonymous().withToken(token).get("/api/auth/me").status()).isEqualTo(401);
    }
}
