package org.jiraextractor.accounts.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Api.Answer;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** People come, change and go, in an installation without mail: an admin hands the links on. */
class InvitationsIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CHOSEN = "zwanzig kalte gabeln";

    private final RunningApp app = RunningApp.shared();
    private final People people = new People(app);
    private final Api anonymous = app.anonymous();

    private static String someone() {
        return "guest-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    private JsonNode invite(String email, String role) {
        Answer made = app.admin().post("/api/users", Map.of("email", email, "role", role));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }

    private static String token(String link) {
        return link.substring(link.indexOf("token=") + 6);
    }

    private static String token(JsonNode made) {
        return token(made.path("link").asText());
    }

    private Answer accept(String token, String password) {
        return anonymous.post("/api/auth/accept-invitation", Map.of("token", token, "display_name", "Ada L.", "password", password));
    }

    @Test
    void who_is_invited_chooses_a_name_and_a_password_and_signs_in() {
        String email = someone();
        JsonNode made = invite(email, "editor");
        assertThat(made.properties()).extracting(Map.Entry::getKey).containsExactly("id", "email", "display_name", "role", "state", "disabled", "created_at", "last_seen_at", "link");
        assertThat(made.path("state").asText()).isEqualTo("invited");
        assertThat(made.path("link").asText()).startsWith(app.baseUri() + "/invitation?token=");
        assertThat(anonymous.post("/api/auth/login", Map.of("email", email, "password", CHOSEN)).status()).isEqualTo(401);

        Answer accepted = accept(token(made), CHOSEN);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
        assertThat(accepted.json().path("display_name").asText()).isEqualTo("Ada L.");
        assertThat(accepted.json().path("state").asText()).isEqualTo("active");
        Api ada = anonymous.logIn(email, CHOSEN);
        assertThat(ada.get("/api/auth/me").json().path("role").asText()).isEqualTo("editor");
        assertThat(people.value("select count(*) from one_time_links where token_hash = ?", token(made))).as("the token itself is nowhere").isEqualTo("0");
    }

    @Test
    void a_link_works_once_even_for_many_at_once() throws Exception {
        String token = token(invite(someone(), "viewer"));
        ExecutorService crowd = Executors.newFixedThreadPool(6);
        List<Callable<Integer>> tries = IntStream.range(0, 6).<Callable<Integer>>mapToObj(i -> () -> accept(token, CHOSEN).status()).toList();
        List<Future<Integer>> answers = crowd.invokeAll(tries);
        crowd.shutdown();

        assertThat(answers).extracting(Future::get).containsExactlyInAnyOrder(201, 404, 404, 404, 404, 404);
        assertThat(anonymous.get("/invitation?token=" + token).status()).isEqualTo(404);
    }

    @Test
    void a_new_link_kills_the_old_one_and_each_ends_by_itself() {
        JsonNode first = invite(someone(), "viewer");
        String id = first.path("id").asText();
        Answer second = app.admin().post("/api/users/" + id + "/invitation");
        assertThat(second.status()).isEqualTo(200);

        assertThat(accept(token(first), CHOSEN).json().path("code").asText()).isEqualTo("not_found");
        people.update("update one_time_links set expires_at = now() - interval '1 second' where user_id = ?", UUID.fromString(id));
        assertThat(accept(token(second.json()), CHOSEN).status()).isEqualTo(404);
        Answer third = app.admin().post("/api/users/" + id + "/invitation");
        assertThat(accept(token(third.json()), CHOSEN).status()).isEqualTo(201);
        assertThat(app.admin().post("/api/users/" + id + "/invitation").status()).as("they are there already").isEqualTo(409);
    }

    @Test
    void a_message_with_a_dead_link_is_replaced_and_shows_it_no_more() {
        String email = someone();
        String id = invite(email, "viewer").path("id").asText();
        JsonNode second = app.admin().post("/api/users/" + id + "/invitation").json();

        List<JsonNode> messages = messages(email);
        assertThat(messages).extracting(message -> message.path("state").asText()).containsExactly("held", "replaced");
        assertThat(messages.get(0).path("link").asText()).isEqualTo(second.path("link").asText());
        assertThat(messages.get(1).path("link").isNull()).isTrue();
        assertThat(app.admin().post("/api/admin/outbox/" + messages.get(1).path("id").asText() + "/again").status()).isEqualTo(409);
        assertThat(people.value("select content from outbox where id = ?", UUID.fromString(messages.get(1).path("id").asText()))).isNull();
        app.admin().delete("/api/users/" + id);
        assertThat(messages(email)).extracting(message -> message.path("state").asText()).containsExactly("replaced", "replaced");
    }

    private List<JsonNode> messages(String recipient) {
        List<JsonNode> found = new ArrayList<>();
        app.admin().get("/api/admin/outbox?limit=200").json().path("items").forEach(found::add);
        return found.stream().filter(message -> message.path("recipient").asText().equals(recipient)).toList();
    }

    @Test
    void a_link_is_good_for_what_it_was_made_for_alone() {
        String invitation = token(invite(someone(), "viewer"));
        assertThat(anonymous.post("/api/auth/reset", Map.of("token", invitation, "password", CHOSEN)).status()).isEqualTo(404);
        assertThat(anonymous.post("/api/auth/confirm-email", Map.of("token", invitation)).status()).isEqualTo(404);
        assertThat(anonymous.with("Authorization", "Bearer " + invitation).get("/api/auth/me").status()).isEqualTo(401);
    }

    @Test
    void a_refused_password_does_not_use_the_link_up() {
        String token = token(invite(someone(), "viewer"));
        assertThat(accept(token, "Password1234!").status()).isEqualTo(400);
        assertThat(accept(token, CHOSEN).status()).isEqualTo(201);
    }

    @Test
    void an_address_belongs_to_one_person_however_it_is_written() {
        String email = someone();
        invite(email, "viewer");
        Answer again = app.admin().post("/api/users", Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "role", "admin"));

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("errors").findValuesAsText("field")).containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b, c@d", "a;b@example.org", "a@example.org\\r\\nBcc: x@example.org", "\\\"a b\\\"@example.org", "group: a@b;"})
    void what_is_not_one_address_is_refused(String email) {
        assertThat(app.admin().send("POST", "/api/users", "{\"email\": \"" + email + "\", \"role\": \"viewer\"}", "application/json").status()).isEqualTo(400);
    }

    @Test
    void an_admin_resets_a_password_by_a_link_that_ends_all_sessions() {
        String email = people.add("editor");
        Api there = anonymous.logIn(email, People.PASSWORD);
        String id = there.get("/api/auth/me").json().path("id").asText();
        Answer link = app.admin().post("/api/users/" + id + "/reset");
        assertThat(link.status()).isEqualTo(200);
        String token = token(link.json().path("link").asText());

        assertThat(there.get("/api/auth/me").status()).as("a link alone changes nothing").isEqualTo(200);
        assertThat(anonymous.get("/reset?token=" + token).text()).contains("Choose a new password");
        assertThat(anonymous.post("/api/auth/reset", Map.of("token", token, "password", CHOSEN)).status()).isEqualTo(204);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(anonymous.post("/api/auth/reset", Map.of("token", token, "password", CHOSEN)).status()).isEqualTo(404);
        assertThat(anonymous.post("/api/auth/login", Map.of("email", email, "password", CHOSEN)).status()).isEqualTo(200);
    }

    @Test
    void roles_and_names_are_changed_and_a_role_counts_at_once() {
        String email = people.add("editor");
        Api person = anonymous.logIn(email, People.PASSWORD);
        String id = person.get("/api/auth/me").json().path("id").asText();

        Answer changed = app.admin().patch("/api/users/" + id, Map.of("role", "viewer", "display_name", "Ada"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("display_name").asText()).isEqualTo("Ada");
        assertThat(changed.json().path("disabled").asBoolean()).isFalse();
        assertThat(person.post("/api/connections", Map.of()).status()).isEqualTo(403);

        assertThat(app.admin().patch("/api/users/" + id, Map.of("disabled", true)).json().path("state").asText()).isEqualTo("disabled");
        assertThat(person.get("/api/auth/me").status()).isEqualTo(401);
        app.admin().patch("/api/users/" + id, Map.of("disabled", false));
        assertThat(person.get("/api/auth/me").status()).as("a session that was ended stays so").isEqualTo(401);
        assertThat(anonymous.post("/api/auth/login", Map.of("email", email, "password", People.PASSWORD)).status()).isEqualTo(200);
        assertThat(app.admin().delete("/api/users/" + id).status()).isEqualTo(204);
        assertThat(app.admin().get("/api/users/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"role\": \"owner\"}|role", "{\"role\": null}|role", "{\"password_hash\": \"x\"}|password_hash", "{\"email\": \"x@example.org\"}|email", "{\"display_name\": \"\"}|display_name", "{\"id\": 1}|id"})
    void nothing_else_is_changed_that_way(String patch, String field) {
        String id = people.value("select cast(id as text) from users where email = ?", people.add("viewer"));
        Answer refused = app.admin().send("PATCH", "/api/users/" + id, patch, "application/json");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(field);
    }

    @Test
    void who_owns_something_is_disabled_rather_than_deleted() {
        String email = people.add("editor");
        Api person = anonymous.logIn(email, People.PASSWORD);
        person.post("/api/connections", Map.of("name", "Jira", "base_url", "https://jira.example.org", "deployment", "auto", "auth", Map.of("type", "bearer", "secret", "abc")));
        String id = person.get("/api/auth/me").json().path("id").asText();

        Answer refused = app.admin().delete("/api/users/" + id);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("in_use");
    }

    @ParameterizedTest
    @CsvSource({"viewer", "editor"})
    void only_admins_see_and_change_people(String role) {
        Api person = people.loggedIn(role);
        String id = person.get("/api/auth/me").json().path("id").asText();
        for (String path : List.of("/api/users", "/api/users/" + id, "/api/admin/outbox", "/admin", "/admin/people", "/admin/people/" + id, "/admin/outbox")) {
            assertThat(person.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(person.patch("/api/users/" + id, Map.of("role", "admin")).status()).isEqualTo(403);
        assertThat(person.post("/api/users", Map.of("email", someone(), "role", "admin")).status()).isEqualTo(403);
        assertThat(person.post("/api/users/" + id + "/reset").status()).isEqualTo(403);
        assertThat(person.delete("/api/users/" + id).status()).isEqualTo(403);
        assertThat(person.get("/api/auth/me").json().path("role").asText()).isEqualTo(role);
    }

    @Test
    void no_token_touches_people_not_even_an_admins() {
        Api admin = people.loggedIn("admin");
        Api program = anonymous.withToken(admin.post("/api/tokens", Map.of("name", "x", "scope", "write")).json().path("token").asText());
        String id = people.value("select cast(id as text) from users where email = ?", people.add("viewer"));

        assertThat(program.get("/api/users/" + id).status()).isEqualTo(200);
        assertThat(program.post("/api/users", Map.of("email", someone(), "role", "admin")).status()).isEqualTo(403);
        assertThat(program.patch("/api/users/" + id, Map.of("role", "admin")).status()).isEqualTo(403);
        assertThat(program.post("/api/users/" + id + "/reset").status()).isEqualTo(403);
        assertThat(program.post("/api/users/" + id + "/invitation").status()).isEqualTo(403);
        assertThat(program.delete("/api/users/" + id).status()).isEqualTo(403);
        assertThat(program.get("/api/admin/outbox").text()).as("links open accounts").doesNotContain("token=");
    }

    @Test
    void people_are_listed_page_by_page_newest_first() {
        String first = people.add("viewer");
        String second = people.add("viewer");
        JsonNode page = app.admin().get("/api/users?limit=1").json();
        JsonNode next = app.admin().get("/api/users?limit=1&cursor=" + page.path("next_cursor").asText()).json();

        assertThat(page.path("items").path(0).path("email").asText()).isEqualTo(second);
        assertThat(next.path("items").path(0).path("email").asText()).isEqualTo(first);
        assertThat(page.toString()).doesNotContain("pbkdf2");
    }

    @Test
    void a_forgotten_password_is_answered_alike_whoever_it_is() {
        Answer known = anonymous.post("/api/auth/forgot", Map.of("email", people.add("viewer")));
        Answer unknown = anonymous.post("/api/auth/forgot", Map.of("email", someone()));

        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(known.text()).isEqualTo(unknown.text());
        assertThat(anonymous.send("POST", "/forgot", "email=" + someone(), FORM).text()).isEqualTo(anonymous.send("POST", "/forgot", "email=" + people.add("viewer"), FORM).text());
    }

    @Test
    void an_admin_invites_and_hands_the_link_on_by_pages() {
        String session = anonymous.post("/api/auth/login", Map.of("email", people.add("admin"), "password", People.PASSWORD)).json().path("token").asText();
        Api browser = anonymous.with("Cookie", "JIE_SESSION=" + session);
        String csrf = browser.get("/api/auth/me").json().path("csrf_token").asText();
        String email = someone();

        String page = browser.send("POST", "/admin/people", "_csrf=" + csrf + "&role=viewer&email=" + email, FORM).text();
        String link = page.replaceAll("(?s).*id=\"link\"[^>]*>([^<]+)<.*", "$1");
        assertThat(link).contains("/invitation?token=");
        assertThat(browser.get("/admin/people").text()).contains(email).doesNotContain("token=");
        assertThat(browser.get("/admin/outbox?state=held").text()).contains(email).contains(token(link));

        String form = anonymous.get("/invitation?token=" + token(link)).text();
        assertThat(form).contains(email).contains("name=\"password\"");
        assertThat(anonymous.send("POST", "/invitation", "token=" + token(link) + "&display_name=Eve&password=short", FORM).status()).isEqualTo(400);
        Answer in = anonymous.send("POST", "/invitation", "token=" + token(link) + "&display_name=Eve&password=" + CHOSEN.replace(' ', '+'), FORM);
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Set-Cookie")).contains("JIE_");
        assertThat(anonymous.get("/invitation?token=" + token(link)).text()).contains("does not work any more");
        assertThat(anonymous.get("/reset?token=").status()).isEqualTo(404);
        assertThat(anonymous.get("/confirm-email").status()).isEqualTo(404);
    }

    @Test
    void a_new_address_counts_once_its_link_was_opened() {
        String email = people.add("viewer");
        String other = people.add("viewer");
        Api person = anonymous.logIn(email, People.PASSWORD);
        String fresh = someone();

        assertThat(person.post("/api/me/email", Map.of("current_password", "not this", "email", fresh)).status()).isEqualTo(400);
        assertThat(person.post("/api/me/email", Map.of("current_password", People.PASSWORD, "email", fresh)).status()).isEqualTo(202);
        assertThat(person.get("/api/auth/me").json().path("email").asText()).isEqualTo(email);
        assertThat(anonymous.post("/api/auth/confirm-email", Map.of("token", held(fresh))).status()).isEqualTo(204);
        assertThat(person.get("/api/auth/me").json().path("email").asText()).isEqualTo(fresh);
        assertThat(anonymous.post("/api/auth/login", Map.of("email", fresh, "password", People.PASSWORD)).status()).isEqualTo(200);

        assertThat(person.post("/api/me/email", Map.of("current_password", People.PASSWORD, "email", other)).status()).as("alike for one that is taken").isEqualTo(202);
        assertThat(anonymous.post("/api/auth/confirm-email", Map.of("token", held(other))).status()).isEqualTo(409);
    }

    /** The token of the link to this address that waits in the outbox. */
    private String held(String recipient) {
        for (JsonNode entry : app.admin().get("/api/admin/outbox?state=held&limit=200").json().path("items")) {
            if (entry.path("recipient").asText().equals(recipient)) {
                return token(entry.path("link").asText());
            }
        }
        throw new AssertionError("nothing for " + recipient);
    }
}
