package org.jiraextractor.security;

import org.jiraextractor.support.Api;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What no browser sends: bad input is the client's fault and is told so, never a 5xx. */
class HostileRequestsIT {

    private static final RunningApp APP = RunningApp.shared();

    @ParameterizedTest
    @ValueSource(strings = {"q=%00", "kind=%00", "from=%2B1000000000-12-31T23:59:59Z", "to=-4713-01-01T00:00:00Z", "owner=1%00", "cursor=%00", "cursor=MQo", "cursor=MQr_"})
    void a_query_that_the_database_could_not_take_is_the_clients_fault(String query) {
        assertThat(APP.admin().get("/api/jobs?" + query).status()).isEqualTo(400);
        assertThat(APP.admin().get("/jobs?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=%D9%A1", "limit=-1", "limit=1e2"})
    void a_limit_is_a_number_from_one_to_two_hundred(String query) {
        assertThat(APP.admin().get("/api/jobs?" + query).status()).isEqualTo(400);
    }

    @Test
    void a_wrong_filter_is_named() {
        Api.Answer answer = APP.admin().get("/api/jobs?q=%00&kind=%00&from=-4713-01-01T00:00:00Z&to=x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("q", "kind", "from", "to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%7B=1", "%7Bq%7D=1", "a%7Bb=%7B%7D", "%7D=1", "q%5B%5D=1", "%7Ba:b%5B=1", "q=%7Bq%7D"})
    void a_strangers_parameter_is_no_template_of_ours(String query) {
        assertThat(APP.admin().get("/jobs?" + query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"notices\": {\"a\": \"\\u0000\"}}", "{\"notices\": {\"a\": \"\\ud800\"}}", "{\"export_defaults\": {\"a\": 1e1000000000}}"})
    void preferences_take_only_what_can_be_kept(String body) {
        Api.Answer answer = APP.admin().send("PATCH", "/api/me/preferences", body, "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_field");
    }

    @Test
    void what_is_too_deep_too_long_or_too_much_is_told_each_in_its_own_words() {
        Api.Answer deep = APP.admin().send("POST", "/api/connections", "{\"name\": " + "[".repeat(65) + "]".repeat(65) + "}", "application/json");
        assertThat(deep.status()).isEqualTo(400);
        assertThat(deep.json().path("detail").asText()).contains("nested more than 64 levels");
        Api.Answer number = APP.admin().send("POST", "/api/connections", "{\"name\": " + "9".repeat(200) + "}", "application/json");
        assertThat(number.status()).isEqualTo(400);
        assertThat(number.json().path("detail").asText()).contains("too long to be read");
        Api.Answer large = APP.admin().send("POST", "/api/connections", "{\"name\": \"" + "a".repeat(1 << 20) + "\"}", "application/json");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.json().path("detail").asText()).contains("larger than 1,024 KiB");
        Api.Answer name = APP.admin().post("/api/connections", Map.of("name", "a".repeat(101), "base_url", "https://x.example", "auth", Map.of("type", "bearer", "secret", "x")));
        assertThat(name.status()).isEqualTo(400);
        assertThat(name.json().path("errors").findValuesAsText("field")).containsExactly("name");
        Api.Answer fields = APP.admin().send("POST", "/me", "a=1&".repeat(2_001), "application/x-www-form-urlencoded");
        assertThat(fields.status()).isEqualTo(413);
        assertThat(fields.text()).contains("more than 2,000 fields");
    }

    @Test
    void a_wrong_method_is_told_which_are_right() {
        Api.Answer wrong = APP.admin().delete("/api/jobs");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("Allow")).contains("GET").doesNotContain("DELETE");
        assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
        Api.Answer options = APP.admin().send("OPTIONS", "/api/jobs", null, null);
        assertThat(options.status()).isIn(200, 204);
        assertThat(options.header("Allow")).contains("GET");
        assertThat(APP.anonymous().send("PROPFIND", "/assets/app.css", null, null).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: localhost:abc", "Host: localhost:", "Host: localhost\r\nHost: evil.example", "Host: localhost:99999999"})
    void a_host_that_is_not_ours_gets_nothing(String host) throws IOException {
        assertThat(raw("GET /login HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 421 ").doesNotContain("<html");
    }

    /** The server itself would answer an empty 200, and write a stack trace. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/jobs/%zz", "/api/jobs/%", "/api/jobs/%4", "/%zz", "/jobs/%u0041", "/assets/%g0.css", "/api/%%", "/health/%zz?a=b"})
    void a_path_whose_percents_mean_nothing_is_the_clients_fault(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains("Content-Security-Policy: default-src 'none'");
        // on one connection with others too, and with a body that nobody reads
        assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello")).startsWith("HTTP/1.1 400 ");
    }

    /** The server itself would answer an empty 400. */
    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%5c", "%5C..", "%C3%28", "%ff", "%ed%a0%80", "x%c0%af"})
    void what_can_be_no_id_names_nothing(String id) throws IOException {
        String answer = raw("GET /api/jobs/" + id + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("application/problem+json").contains("\"code\":\"not_found\"").contains("Content-Security-Policy: default-src 'none'");
    }

    @Test
    void a_refusal_at_the_front_door_is_a_problem_to_programs() throws IOException {
        assertThat(raw("GET /api/jobs/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains("application/problem+json").contains("\"instance\":\"/api/jobs/%zz\"");
        assertThat(raw("GET /jobs/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400 ").doesNotContain("problem");
    }

    /** The server itself would refuse it without a word; some clients send an empty one with each call. */
    @Test
    void a_body_where_none_belongs_is_left_alone() throws IOException {
        assertThat(APP.admin().send("GET", "/api/jobs", "{}", "application/json").status()).isEqualTo(200);
        assertThat(APP.admin().send("DELETE", "/api/jobs/00000000-0000-0000-0000-000000000000", "{}", "application/json").status()).isEqualTo(404);
        // what comes behind it on the same connection is a request of its own
        String both = raw("GET /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhelloGET /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(both).contains("\"status\":\"up\"").contains("HTTP/1.1 200 ").contains("<html");
        assertThat(both.split("HTTP/1.1 ", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host:", "Host: ", "Host: :8080", "Host: localhost:-1", "Host: [::1", "Host: a b", "Host: localhost:8080:9090", "Host: user@localhost"})
    void a_host_that_is_no_name_is_the_clients_fault_wherever_it_asks(String host) throws IOException {
        for (String path : new String[] {"/login", "/api/jobs", "/health/live", "/assets/app.css", "/nothing"}) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n")).as(path).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void percents_that_mean_something_go_through() throws IOException {
        assertThat(raw("GET /%6cogin HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404 ");
        assertThat(APP.admin().get("/api/jobs/%7Bid%7D").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/web.xml", "/assets/%2e%2e/WEB-INF/web.xml", "//WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/%57EB-INF/templates/layout.html", "/assets/..;/WEB-INF/web.xml"})
    void what_is_inside_stays_inside_and_the_refusal_is_guarded_too(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 404 ").contains("Content-Security-Policy: default-src 'none'").doesNotContain("<web-app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"objects", "work", "log"})
    void other_users_of_the_machine_see_nothing_of_what_was_exported(String folder) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(APP.dataDir().resolve(folder)))).isEqualTo("rwx------");
    }

    /** As it is: clients in libraries would put it right or refuse it themselves. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(APP.baseUri().getHost(), APP.baseUri().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
