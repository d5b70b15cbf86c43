package org.jiraextractor.accounts.web;

import org.jiraextractor.support.Api;
import org.jiraextractor.support.Api.Answer;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class AccountsIT {

    private final RunningApp app = RunningApp.shared();
    private final Api anonymous = app.anonymous();

    private static Map<String, String> admin() {
        return Map.of("email", RunningApp.ADMIN_EMAIL, "password", RunningApp.ADMIN_PASSWORD);
    }

    private Api browser() {
        return browser(anonymous.post("/api/auth/login", admin()));
    }

    private Api browser(Answer loggedIn) {
        return anonymous.with("Cookie", "JIE_SESSION=" + loggedIn.json().path("token").asText());
    }

    @Test
    void a_log_in_gives_a_token_a_cookie_that_no_script_sees_and_the_person() {
        Answer answer = anonymous.post("/api/auth/login", admin());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().properties()).extracting(Map.Entry::getKey).containsExactly("token", "expires_at", "user");
        assertThat(answer.json().path("expires_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(answer.json().path("user").path("role").asText()).isEqualTo("admin");
        assertThat(answer.header("Set-Cookie")).startsWith("JIE_SESSION=" + answer.json().path("token").asText()).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(answer.text()).doesNotContain("hash");
    }

    @Test
    void who_is_unknown_is_told_the_same_as_who_mistypes() {
        Answer wrong = anonymous.post("/api/auth/login", Map.of("email", RunningApp.ADMIN_EMAIL, "password", "not the password"));
        Answer unknown = anonymous.post("/api/auth/login", Map.of("email", "nobody-" + UUID.randomUUID() + "@example.org", "password", "not the password"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("code").asText()).isEqualTo("bad_credentials");
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void who_guesses_on_is_slowed_down_whether_the_account_exists_or_not() {
        Map<String, String> guess = Map.of("email", "guessed-" + UUID.randomUUID() + "@example.org", "password", "guess");
        for (int i = 0; i < 5; i++) {
            assertThat(anonymous.post("/api/auth/login", guess).status()).isEqualTo(401);
        }
        // the pause doubles each time, so however slow this machine is it soon is longer than a check takes
        Answer slowed = Stream.generate(() -> anonymous.post("/api/auth/login", guess)).limit(10).filter(answer -> answer.status() != 401).findFirst().orElseThrow();

        assertThat(slowed.status()).isEqualTo(429);
        assertThat(slowed.json().path("code").asText()).isEqualTo("too_many");
        assertThat(slowed.header("Retry-After")).matches("[1-9]\\d*");
    }

    @Test
    void a_token_is_good_as_bearer_until_its_session_is_closed() {
        Api person = anonymous.logIn(RunningApp.ADMIN_EMAIL, RunningApp.ADMIN_PASSWORD);
        Answer me = person.get("/api/auth/me");

        assertThat(me.json().properties()).extracting(Map.Entry::getKey).containsExactly("id", "email", "display_name", "role", "csrf_token", "preferences");
        assertThat(person.post("/api/auth/logout").status()).isEqualTo(204);
        Answer dead = person.get("/api/auth/me");
        assertThat(dead.status()).isEqualTo(401);
        assertThat(dead.json().path("code").asText()).isEqualTo("unauthenticated");
        assertThat(dead.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void the_cookie_changes_nothing_without_the_sessions_token() {
        Api browser = browser();
        String csrf = browser.get("/api/auth/me").json().path("csrf_token").asText();
        String other = browser().get("/api/auth/me").json().path("csrf_token").asText();

        assertThat(browser.post("/api/auth/logout").json().path("code").asText()).isEqualTo("csrf");
        assertThat(browser.with("X-CSRF-Token", other).post("/api/auth/logout").status()).isEqualTo(403);
        assertThat(browser.send("POST", "/logout", "_csrf=" + other, "application/x-www-form-urlencoded").status()).isEqualTo(403);
        assertThat(browser.with("X-CSRF-Token", csrf).post("/api/auth/logout").status()).isEqualTo(204);
    }

    @Test
    void a_form_shows_the_token_in_a_field() {
        Api browser = browser();
        String csrf = browser.get("/api/auth/me").json().path("csrf_token").asText();

        Answer out = browser.send("POST", "/logout", "_csrf=" + csrf, "application/x-www-form-urlencoded");

        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Location")).endsWith("/login");
        assertThat(browser.get("/api/auth/me").status()).isEqualTo(401);
    }

    @Test
    void another_site_cannot_sign_a_browser_in() {
        assertThat(anonymous.with("Origin", "https://evil.example").post("/api/auth/login", admin()).json().path("code").asText()).isEqualTo("csrf");
        assertThat(anonymous.with("Origin", app.baseUri().toString()).post("/api/auth/login", admin()).status()).isEqualTo(200);
    }

    @Test
    void a_log_in_leaves_the_session_behind_that_the_browser_had() {
        Answer first = anonymous.post("/api/auth/login", admin());
        Api browser = browser(first);

        Answer second = browser.post("/api/auth/login", admin());

        assertThat(second.status()).isEqualTo(200);
        assertThat(browser.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(browser(second).get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void preferences_are_merged_and_every_wrong_one_is_named() {
        Api person = app.admin();
        person.patch("/api/me/preferences", Map.of("notices", Map.of("mail", true, "telegram", false)));

        Answer changed = person.send("PATCH", "/api/me/preferences", "{\"time_zone\": \"Europe/Paris\", \"notices\": {\"telegram\": null}}", "application/merge-patch+json");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("time_zone").asText()).isEqualTo("Europe/Paris");
        assertThat(changed.json().path("notices").path("mail").asBoolean()).isTrue();
        assertThat(changed.json().has("language")).isTrue();

        Answer wrong = person.patch("/api/me/preferences", Map.of("language", "de", "time_zone", "Mars/Base", "theme", 1, "colour", "red"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("language", "time_zone", "theme", "colour");
        person.send("PATCH", "/api/me/preferences", "{\"time_zone\": null, \"notices\": null}", "application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"email\":|application/json|400|invalid_body", "[]|application/json|400|invalid_body", "{}|application/json|400|invalid_field", "{\"email\":\"a@b\",\"password\":\"x\",\"role\":\"admin\"}|application/json|400|unknown_field",
            "email=a&password=b|application/x-www-form-urlencoded|415|unsupported_type", "x|text/plain|415|unsupported_type"})
    void a_bad_body_is_told_as_such(String body, String type, int status, String code) {
        Answer answer = anonymous.send("POST", "/api/auth/login", body, type);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    @Test
    void a_body_without_end_is_too_large() {
        Answer answer = anonymous.send("POST", "/api/auth/login", "{\"email\":\"" + "x".repeat(2 << 20) + "\"}", "application/json");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("code").asText()).isEqualTo("too_large");
    }

    @Test
    void errors_speak_the_language_that_was_asked_for() {
        Answer french = anonymous.with("Accept-Language", "fr-CA,fr;q=0.9,en;q=0.5").get("/api/auth/me");

        assertThat(french.header("Content-Language")).isEqualTo("fr");
        assertThat(french.json().path("title").asText()).isEqualTo("Vous n’êtes pas connecté");
    }

    @Test
    void a_stranger_is_sent_to_the_log_in_page_and_back_to_where_they_wanted_to_go() {
        Answer sent = anonymous.get("/me?x=1");
        assertThat(sent.status()).isEqualTo(303);
        assertThat(sent.header("Location")).endsWith("/login?next=%2Fme%3Fx%3D1");

        Answer in = anonymous.send("POST", "/login", "email=" + RunningApp.ADMIN_EMAIL + "&password=correct+horse+battery&next=/me?x=1", "application/x-www-form-urlencoded");
        assertThat(in.status()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith("/me?x=1");

        Answer away = anonymous.send("POST", "/login", "email=" + RunningApp.ADMIN_EMAIL + "&password=correct+horse+battery&next=//evil.example", "application/x-www-form-urlencoded");
        assertThat(away.header("Location")).doesNotContain("evil");
    }

    @Test
    void a_host_that_is_not_ours_is_misdirected_and_every_answer_has_its_guards() {
        Answer page = anonymous.get("/login");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'").contains("frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"/nothing/here,404", "/assets/nothing.css,404", "/assets/../WEB-INF/web.xml,404", "/WEB-INF/web.xml,404", "/webjars/,404", "/%00,400", "/error,404"})
    void what_is_not_there_is_a_page_of_ours_and_tells_nothing_of_the_server(String path, int status) {
        // the client of Java normalises and checks paths, so the line is written by hand
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: " + app.baseUri().getAuthority() + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContainIgnoringCase("payara").doesNotContain("Exception").doesNotContain("web-app");
    }

    @Test
    void another_host_is_refused() {
        assertThat(raw("GET /login HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 421");
    }

    @Test
    void static_files_are_kept_for_ever_under_their_version() {
        String css = anonymous.get("/login").text().replaceAll("(?s).*href=\"(/assets/app\\.css\\?v=[0-9a-f]+)\".*", "$1");
        Answer file = anonymous.get(css);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).contains("immutable");
        assertThat(anonymous.with("If-None-Match", file.header("ETag")).get(css).status()).isEqualTo(304);
        assertThat(anonymous.get("/webjars/htmx.org/2.0.10/dist/htmx.min.js").header("Content-Type")).startsWith("text/javascript");
    }

    private String raw(String request) {
        try (java.net.Socket socket = new java.net.Socket(app.baseUri().getHost(), app.baseUri().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
