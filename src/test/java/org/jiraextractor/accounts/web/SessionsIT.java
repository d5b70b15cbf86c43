package org.jiraextractor.accounts.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Api.Answer;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Where somebody is signed in, and their password. */
class SessionsIT {

    private static final String NEW = "zwanzig kalte gabeln";

    private final RunningApp app = RunningApp.shared();
    private final People people = new People(app);

    private Api logIn(String email) {
        return app.anonymous().with("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0").logIn(email, People.PASSWORD);
    }

    private static JsonNode sessions(Api person) {
        return person.get("/api/me/sessions").json();
    }

    @Test
    void a_person_sees_where_they_are_signed_in_and_ends_what_they_do_not_know() {
        String email = people.add("editor");
        Api here = logIn(email);
        Api there = logIn(email);

        JsonNode list = sessions(here);
        assertThat(list.properties()).extracting(Map.Entry::getKey).containsExactly("items", "next_cursor");
        assertThat(list.path("items")).hasSize(2).allSatisfy(session -> {
            assertThat(session.properties()).extracting(Map.Entry::getKey).containsExactly("id", "created_at", "last_seen_at", "address", "user_agent", "current");
            assertThat(session.path("address").asText()).isEqualTo("127.0.0.1");
            assertThat(session.path("user_agent").asText()).contains("Firefox");
        });
        assertThat(list.path("items").findValuesAsText("current")).containsExactlyInAnyOrder("true", "false");
        String other = id(sessions(there), true);

        assertThat(here.delete("/api/me/sessions/" + other).status()).isEqualTo(204);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(here.delete("/api/me/sessions/" + other).status()).isEqualTo(404);
        assertThat(sessions(here).path("items")).hasSize(1);
    }

    @Test
    void nobody_ends_anothers_session_not_even_an_admin() {
        Api victim = people.loggedIn("viewer");
        String session = id(sessions(victim), true);

        assertThat(people.loggedIn("editor").delete("/api/me/sessions/" + session).status()).isEqualTo(404);
        assertThat(app.admin().delete("/api/me/sessions/" + session).status()).isEqualTo(404);
        assertThat(app.anonymous().delete("/api/me/sessions/" + session).status()).isEqualTo(401);
        assertThat(victim.get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void a_new_password_ends_all_sessions_but_the_one_that_set_it() {
        String email = people.add("viewer");
        Api here = logIn(email);
        Api there = logIn(email);

        assertThat(here.post("/api/me/password", Map.of("current_password", People.PASSWORD, "password", NEW)).status()).isEqualTo(204);

        assertThat(here.get("/api/auth/me").status()).isEqualTo(200);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(app.anonymous().post("/api/auth/login", Map.of("email", email, "password", People.PASSWORD)).status()).isEqualTo(401);
        assertThat(app.anonymous().post("/api/auth/login", Map.of("email", email, "password", NEW)).status()).isEqualTo(200);
    }

    @Test
    void a_password_is_changed_only_by_who_knows_it_and_guessing_is_slowed_down() {
        Api person = people.loggedIn("viewer");
        Map<String, String> guess = Map.of("current_password", "not this one", "password", NEW);
        for (int i = 0; i < 5; i++) {
            Answer wrong = person.post("/api/me/password", guess);
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.json().path("errors").findValuesAsText("field")).containsExactly("current_password");
        }
        // the pause doubles each time, so however slow this machine is it soon is longer than a check takes
        Answer slowed = Stream.generate(() -> person.post("/api/me/password", guess)).limit(10).filter(answer -> answer.status() != 400).findFirst().orElseThrow();
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.header("Retry-After")).matches("[1-9]\\d*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"too short", "Password1234!", "qwertyuiop12", "correcthorsebatterystaple", "Jira-Extractor", "some viewer 2026"})
    void a_password_that_anybody_would_try_is_refused(String password) {
        Answer refused = people.loggedIn("viewer").post("/api/me/password", Map.of("current_password", People.PASSWORD, "password", password));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("code").asText()).isEqualTo("invalid_field");
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly("password");
        assertThat(refused.text()).doesNotContain(People.PASSWORD);
    }

    @Test
    void a_session_dies_unused_and_dies_of_age() {
        String email = people.add("viewer");
        Api unused = logIn(email);
        people.update("update sessions set last_seen_at = now() - interval '7 days 1 minute' where id = ?", UUID.fromString(id(sessions(unused), true)));
        assertThat(unused.get("/api/auth/me").status()).isEqualTo(401);

        Api old = logIn(email);
        people.update("update sessions set expires_at = now() - interval '1 second' where id = ?", UUID.fromString(id(sessions(old), true)));
        assertThat(old.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(sessions(logIn(email)).path("items")).hasSize(1);
    }

    @Test
    void a_disabled_person_is_out_at_once() {
        String email = people.add("editor");
        Api person = logIn(email);
        people.update("update users set disabled = true where email = ?", email);

        assertThat(person.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(app.anonymous().post("/api/auth/login", Map.of("email", email, "password", People.PASSWORD)).status()).isEqualTo(401);
    }

    @Test
    void an_old_hash_is_made_anew_at_the_next_log_in_and_a_new_one_is_left() {
        String email = people.add("viewer", 5_000);
        logIn(email);
        String raised = people.value("select password_hash from users where email = ?", email);
        assertThat(raised).startsWith("pbkdf2-sha512$210000$");

        logIn(email);
        assertThat(people.value("select password_hash from users where email = ?", email)).isEqualTo(raised);
    }

    @Test
    void the_page_says_where_and_changes_the_password() {
        String email = people.add("viewer");
        Api there = logIn(email);
        String token = app.anonymous().post("/api/auth/login", Map.of("email", email, "password", People.PASSWORD)).json().path("token").asText();
        Api browser = app.anonymous().with("Cookie", "JIE_SESSION=" + token);
        String csrf = browser.get("/api/auth/me").json().path("csrf_token").asText();

        assertThat(browser.get("/me/security").text()).contains("Firefox on Linux").contains("This one").contains("autocomplete=\"new-password\"").doesNotContain("onpaste");
        Answer wrong = browser.send("POST", "/me/security/password", "_csrf=" + csrf + "&current_password=x&password=short", "application/x-www-form-urlencoded");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("must have 12 to 1,000 characters");
        Answer done = browser.send("POST", "/me/security/password", "_csrf=" + csrf + "&current_password=" + People.PASSWORD.replace(' ', '+') + "&password=" + NEW.replace(' ', '+'), "application/x-www-form-urlencoded");
        assertThat(done.status()).isEqualTo(303);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(browser.get("/me/security").status()).isEqualTo(200);
    }

    private static String id(JsonNode list, boolean current) {
        for (JsonNode session : list.path("items")) {
            if (session.path("current").asBoolean() == current) {
                return session.path("id").asText();
            }
        }
        throw new AssertionError("no such session in " + list);
    }
}
