package org.jiraextractor.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Api.Answer;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuditIT {

    private final RunningApp app = RunningApp.shared();
    private final People people = new People(app);
    private final Api anonymous = app.anonymous();

    private JsonNode lines(String query) {
        Answer answer = app.admin().get("/api/admin/audit?limit=200&" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("items");
    }

    private static String id(Api person) {
        return person.get("/api/auth/me").json().path("id").asText();
    }

    private static List<String> actions(JsonNode lines) {
        return new ArrayList<>(lines.findValuesAsText("action"));
    }

    @Test
    void what_somebody_does_with_their_account_is_there_with_when_and_from_where() {
        String email = people.add("editor");
        Api person = anonymous.logIn(email, People.PASSWORD);
        JsonNode token = person.post("/api/tokens", Map.of("name", "nightly", "scope", "write")).json();
        person.delete("/api/tokens/" + token.path("id").asText());
        person.post("/api/me/password", Map.of("current_password", People.PASSWORD, "password", "zwanzig kalte gabeln"));

        JsonNode lines = lines("actor=" + id(person));
        assertThat(actions(lines)).containsExactly("password.changed", "token.revoked", "token.made", "login.succeeded");
        assertThat(lines.path(0).properties()).extracting(Map.Entry::getKey).containsExactly("number", "at", "actor_id", "actor_name", "via", "address", "action", "thing_kind", "thing_id", "thing_name", "detail");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("address").asText()).isEqualTo("127.0.0.1");
            assertThat(line.path("actor_name").asText()).isEqualTo("Some editor");
            assertThat(line.path("via").asText()).isEqualTo("session");
        });
        assertThat(lines.path(2).path("thing_name").asText()).isEqualTo("nightly");
        assertThat(lines.toString()).doesNotContain(token.path("token").asText()).doesNotContain(People.PASSWORD).doesNotContain("pbkdf2");
    }

    @Test
    void who_failed_to_sign_in_is_there_and_what_they_typed_only_if_it_is_an_address() {
        String email = people.add("viewer");
        anonymous.post("/api/auth/login", Map.of("email", email, "password", "not the password"));
        String secret = "typed-in-the-wrong-field-" + UUID.randomUUID();
        anonymous.post("/api/auth/login", Map.of("email", secret, "password", "x"));

        JsonNode lines = lines("action=login.failed&actor=" + email);
        assertThat(lines).hasSize(1);
        assertThat(lines.path(0).path("via").asText()).isEqualTo("nobody");
        assertThat(lines.path(0).path("actor_id").isNull()).isTrue();
        assertThat(lines.path(0).path("thing_id").asText()).isEqualTo(people.value("select cast(id as text) from users where email = ?", email));
        assertThat(people.value("select count(*) from audit_log l where cast(l as text) like ?", "%" + secret + "%")).isEqualTo("0");
    }

    @Test
    void what_admins_do_with_people_is_there_with_what_changed() {
        String email = "guest-" + UUID.randomUUID() + "@example.org";
        Api admin = people.loggedIn("admin");
        String guest = admin.post("/api/users", Map.of("email", email, "role", "viewer")).json().path("id").asText();
        admin.patch("/api/users/" + guest, Map.of("role", "editor", "display_name", "Eve\r\nroot deleted everything"));
        admin.patch("/api/users/" + guest, Map.of("role", "editor"));
        admin.delete("/api/users/" + guest);

        JsonNode lines = lines("action=user&actor=" + id(admin));
        assertThat(actions(lines)).containsExactly("user.deleted", "user.changed", "user.invited");
        assertThat(lines.path(1).path("detail").asText()).contains("role: viewer → editor").doesNotContain("\n");
        assertThat(lines.path(2).path("detail").asText()).isEqualTo(email + ", role: viewer");
        assertThat(lines).allSatisfy(line -> assertThat(line.path("thing_id").asText()).isEqualTo(guest));
    }

    @Test
    void connections_are_there_and_their_secrets_are_not() {
        Api editor = people.loggedIn("editor");
        Api program = anonymous.withToken(editor.post("/api/tokens", Map.of("name", "x", "scope", "write")).json().path("token").asText());
        Map<String, Object> site = Map.of("name", "Jira", "base_url", "https://jira.example.org", "deployment", "auto", "auth", Map.of("type", "bearer", "secret", "verysecret"));
        String made = program.post("/api/connections", site).json().path("id").asText();
        editor.put("/api/connections/" + made, site);
        editor.delete("/api/connections/" + made);

        JsonNode lines = lines("action=connection&actor=" + id(editor));
        assertThat(actions(lines)).containsExactly("connection.deleted", "connection.changed", "connection.created");
        assertThat(lines.path(2).path("via").asText()).isEqualTo("token");
        assertThat(lines.path(2).path("thing_name").asText()).isEqualTo("Jira");
        assertThat(lines.path(2).path("detail").asText()).isEqualTo("https://jira.example.org");
        assertThat(lines.toString()).doesNotContain("verysecret");
    }

    @Test
    void what_did_not_happen_is_not_there() {
        Api editor = people.loggedIn("editor");
        editor.delete("/api/connections/" + UUID.randomUUID());
        editor.post("/api/connections", Map.of("name", ""));
        assertThat(actions(lines("actor=" + id(editor)))).containsExactly("login.succeeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_log set actor_name = 'nobody'", "delete from audit_log", "truncate audit_log", "update audit_log set at = now() where number = 1"})
    void nothing_in_it_is_changed_or_deleted_not_even_in_the_database(String statement) {
        anonymous.logIn(people.add("viewer"), People.PASSWORD);
        String before = people.value("select count(*) from audit_log");
        assertThatThrownBy(() -> people.update(statement)).hasMessageContaining("only added to");
        assertThat(Long.parseLong(people.value("select count(*) from audit_log"))).isGreaterThanOrEqualTo(Long.parseLong(before));
    }

    @Test
    void it_is_read_by_who_and_when_and_page_by_page() {
        Api person = people.loggedIn("viewer");
        String who = id(person);
        person.post("/api/tokens", Map.of("name", "one"));
        person.post("/api/tokens", Map.of("name", "two"));

        Answer page = app.admin().get("/api/admin/audit?limit=2&actor=" + who);
        assertThat(page.json().path("items").findValuesAsText("thing_name")).containsExactly("two", "one");
        Answer next = app.admin().get("/api/admin/audit?limit=2&actor=" + who + "&cursor=" + page.json().path("next_cursor").asText());
        assertThat(actions(next.json().path("items"))).containsExactly("login.succeeded");
        assertThat(lines("actor=" + who + "&to=2026-01-01T00:00:00Z")).isEmpty();
        assertThat(lines("actor=" + who + "&from=2026-01-01&to=2999-01-01")).hasSize(3);
        assertThat(lines("actor=SOME%20VIEW&action=token")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=9999999-01-01", "action=Robert');--", "from=%2B1000000000-12-31T23:59:59Z", "actor=%00", "limit=0", "cursor=x"})
    void a_filter_that_means_nothing_is_the_clients_fault(String query) {
        assertThat(app.admin().get("/api/admin/audit?" + query).status()).isEqualTo(400);
        assertThat(app.admin().get("/api/admin/audit/csv?" + query).status()).isIn(200, 400);
        assertThat(app.admin().get("/admin/audit?" + query).status()).isIn(200, 400);
    }

    @Test
    void it_is_taken_along_as_csv_that_no_spreadsheet_runs_and_that_is_noted() {
        String id = people.value("select cast(id as text) from users where email = ?", people.add("viewer"));
        String formula = "=HYPERLINK(\"https://evil.example\";\"" + id + "\")";
        Api admin = people.loggedIn("admin");
        admin.patch("/api/users/" + id, Map.of("display_name", formula));
        admin.patch("/api/users/" + id, Map.of("display_name", "harmless"));

        Answer csv = admin.get("/api/admin/audit/csv?actor=" + id(admin));
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit.csv\"");
        String text = csv.text();
        assertThat(text).startsWith("number,at,actor_id,actor_name,via,address,action,thing_kind,thing_id,thing_name,detail\r\n");
        assertThat(text.lines().skip(1).findFirst().orElseThrow()).contains(",audit.exported,");
        assertThat(text).contains("\"'=HYPERLINK(\"\"https://evil.example\"\";").doesNotContain(",=").doesNotContain(",\"=");
    }

    @Test
    void only_admins_read_it() {
        for (String role : List.of("viewer", "editor")) {
            Api person = people.loggedIn(role);
            for (String path : List.of("/api/admin/audit", "/api/admin/audit/csv", "/admin/audit")) {
                assertThat(person.get(path).status()).as(role + " " + path).isEqualTo(403);
            }
        }
        assertThat(anonymous.get("/api/admin/audit").status()).isEqualTo(401);
        String page = app.admin().get("/admin/audit?action=login").text();
        assertThat(page).contains("Signed in").contains("127.0.0.1").doesNotContain("??");
        assertThat(app.admin().with("Accept-Language", "fr").get("/admin/audit").text()).doesNotContain("??");
    }
}
