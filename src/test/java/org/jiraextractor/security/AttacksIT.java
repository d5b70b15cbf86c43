package org.jiraextractor.security;

import org.jiraextractor.support.Api;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Attacks that belong to no one room; {@link AttacksTest} names the test of each. */
class AttacksIT {

    private static final RunningApp APP = RunningApp.shared();
    private static final People PEOPLE = new People(APP);
    private static final UUID JOB = UUID.randomUUID();

    @Test
    void a_session_that_a_stranger_chose_is_never_signed_in() {
        String chosen = "chosen-by-a-stranger-" + UUID.randomUUID();
        Api planted = APP.anonymous().with("Cookie", "JIE_SESSION=" + chosen);
        Api.Answer in = planted.send("POST", "/login", "email=" + PEOPLE.add("viewer").replace("@", "%40") + "&password=" + People.PASSWORD.replace(' ', '+'), "application/x-www-form-urlencoded");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Set-Cookie")).startsWith("JIE_SESSION=").doesNotContain(chosen).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(planted.get("/api/auth/me").status()).isEqualTo(401);
    }

    @Test
    void what_is_not_asked_for_in_a_body_is_refused_rather_than_kept() {
        Api editor = PEOPLE.loggedIn("editor");
        Map<String, Object> auth = Map.of("type", "bearer", "secret", "x");
        for (String more : List.of("id", "owner_id", "owner", "number", "created_at", "sealed_secret", "revision", "last_test")) {
            Api.Answer refused = editor.post("/api/connections", Map.of("name", "x", "base_url", "https://x.example", "auth", auth, more, UUID.randomUUID().toString()));
            assertThat(refused.status()).as(more).isEqualTo(400);
            assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(more);
        }
        for (String more : List.of("role", "email", "disabled", "password_hash", "id")) {
            assertThat(editor.patch("/api/me/preferences", Map.of(more, "admin")).status()).as(more).isEqualTo(400);
            assertThat(editor.post("/api/tokens", Map.of("name", "x", more, "admin")).status()).as(more).isEqualTo(400);
        }
        assertThat(editor.get("/api/auth/me").json().path("role").asText()).isEqualTo("editor");
        assertThat(editor.get("/api/connections").json().path("items").findValuesAsText("name")).doesNotContain("x");
    }

    @BeforeAll
    static void somethingToFind() {
        Api editor = PEOPLE.loggedIn("editor");
        PEOPLE.update("insert into jobs (id, kind, name, status, phase, owner_id, request, progress, created_at) values (?, 'export', 'plain', 'cancelled', 'queued', ?, '{}', '{}', now())",
                JOB, UUID.fromString(editor.get("/api/auth/me").json().path("id").asText()));
    }

    @AfterAll
    static void away() {
        PEOPLE.update("delete from jobs where id = ?", JOB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "' or '1'='1", "%' or 1=1 --", "x'); drop table jobs; --", "\\", "_", "%", "!", "!%", "${1+1}", "#{1}", "?1", ":me"})
    void what_sql_would_read_as_its_own_is_text(String text) {
        Api editor = PEOPLE.loggedIn("editor");
        String encoded = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(APP.admin().get("/api/jobs?q=" + encoded).json().path("items")).allMatch(job -> job.path("name").asText().contains(text));
        assertThat(editor.get("/jobs?q=" + encoded).status()).isEqualTo(200);
        assertThat(APP.admin().get("/api/admin/audit?actor=" + encoded).json().path("items").findValuesAsText("actor_name")).allMatch(name -> name.contains(text));
        Api.Answer made = editor.post("/api/connections", Map.of("name", text, "base_url", "https://x.example", "auth", Map.of("type", "bearer", "secret", "x")));
        assertThat(made.json().path("name").asText()).isEqualTo(text);
        assertThat(editor.delete("/api/connections/" + made.json().path("id").asText()).status()).isEqualTo(204);
    }

    /** As long as each field may be, and made so that a careless pattern tries every way to cut it. */
    @Test
    void text_made_to_confuse_patterns_takes_no_time() {
        assertTimeoutPreemptively(Duration.ofMinutes(4), () -> {
            for (String part : List.of("a", "a.", "a@", ".", " ", "\\", "%2e", "[", "(", "-", "0", "\u00e9", "a a", "/.", "::")) {
                String mail = part.repeat(254).substring(0, 250);
                assertThat(APP.anonymous().post("/api/auth/forgot", Map.of("email", mail)).status()).isIn(202, 400);
                assertThat(APP.admin().post("/api/users", Map.of("email", mail + "!", "role", "viewer")).status()).isEqualTo(400);
                String url = "https://" + part.repeat(500).substring(0, 490);
                assertThat(APP.admin().post("/api/connections", Map.of("name", "x", "base_url", url + "\\", "auth", Map.of("type", "bearer", "secret", "x"))).status()).isEqualTo(400);
                String jql = part.repeat(20_000).substring(0, 19_999);
                assertThat(APP.admin().post("/api/export/estimate", Map.of("connection_id", UUID.randomUUID(), "jql", jql)).status()).isEqualTo(400);
                String header = part.repeat(1_000).substring(0, 900).replace("\u00e9", "e");
                assertThat(APP.anonymous().with("Accept-Language", header).with("X-Forwarded-For", header).get("/login").status()).isEqualTo(200);
                assertThat(APP.admin().with("Range", "bytes=" + header).with("If-None-Match", header).get("/api/jobs").status()).isEqualTo(200);
            }
        });
    }

    @Test
    void nobody_writes_lines_of_their_own_into_the_log() throws IOException {
        String forged = "forged-" + UUID.randomUUID();
        APP.anonymous().get("/api/jobs/%0d%0a%5BSEVERE%5D%20" + forged);
        APP.anonymous().get("/nothing%0a" + forged);
        APP.anonymous().post("/api/auth/login", Map.of("email", "a@example.org\r\n[SEVERE] " + forged, "password", "x\r\n" + forged));
        APP.anonymous().post("/api/auth/forgot", Map.of("email", "a@example.org\r\n" + forged));
        APP.admin().post("/api/connections", Map.of("name", "x\r\n[SEVERE] " + forged, "base_url", "https://x.example", "auth", Map.of("type", "bearer", "secret", "x")));
        try (Stream<Path> logs = Files.list(APP.dataDir().resolve("log"))) {
            for (Path log : logs.toList()) {
                assertThat(Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1)).noneMatch(line -> line.startsWith(forged) || line.startsWith("[SEVERE] " + forged));
            }
        }
        assertThat(PEOPLE.value("select count(*) from audit_log l where cast(l as text) like ?", "%\n%" + forged + "%")).isEqualTo("0");
    }
}
